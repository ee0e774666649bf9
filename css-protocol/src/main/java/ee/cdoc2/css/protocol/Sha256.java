package ee.cdoc2.css.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), as signatures, disclosures and fingerprints need it. */
public final class Sha256 {
    private Sha256() {}

    /**
     * Hashes a text of the wire, such as a disclosure or the signing input of a JWS.
     *
     * @param ascii base64url, dots
     * @return 32 bytes
     */
    public static byte[] of(String ascii) {
        return of(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Hashes bytes.
     *
     * @param bytes any bytes
     * @return 32 bytes
     */
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
