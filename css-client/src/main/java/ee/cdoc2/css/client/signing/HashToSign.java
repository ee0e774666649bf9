package ee.cdoc2.css.client.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-256 hash: all that a signer gets to see. */
public final class HashToSign {
    private final byte[] sha256;

    private HashToSign(byte[] sha256) {
        this.sha256 = sha256;
    }

    /**
     * The hash of a JWS signing input.
     *
     * @param signingInput base64url and dots
     * @return its SHA-256
     */
    public static HashToSign of(String signingInput) {
        try {
            byte[] ascii = signingInput.getBytes(StandardCharsets.ISO_8859_1);
            return new HashToSign(MessageDigest.getInstance("SHA-256").digest(ascii));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** {@return a copy of the 32 bytes} */
    public byte[] bytes() {
        return sha256.clone();
    }
}
