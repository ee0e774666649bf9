package ee.cdoc2.css.keyset;

import ee.cdoc2.css.protocol.P256;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Optional;

/**
 * A key of a key set.
 *
 * @param keyId      {@code kid}
 * @param thumbprint RFC 7638, SHA-256: 43 base64url characters
 * @param publicKey  on P-256
 */
public record VerificationKey(String keyId, String thumbprint, ECPublicKey publicKey) {
    /**
     * Makes a key of its coordinates.
     *
     * @param keyId {@code kid}
     * @param x     base64url, as in the JWK
     * @param y     base64url, as in the JWK
     * @return the key; nothing when a coordinate is not 43 characters of 32 bytes, or the point is not on P-256
     */
    static Optional<VerificationKey> of(String keyId, String x, String y) {
        return P256.publicKey(x, y).map(key -> new VerificationKey(keyId, thumbprint(x, y), key));
    }

    /** The members that RFC 7638 section 3.2 requires, in lexicographic order; x and y need no escapes. */
    private static String thumbprint(String x, String y) {
        String members = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
        return StrictBase64.URL.encode(Sha256.of(members.getBytes(StandardCharsets.US_ASCII)));
    }
}
