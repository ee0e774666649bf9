package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.protocol.Sha256;
import java.nio.charset.StandardCharsets;

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
        return new HashToSign(Sha256.of(signingInput.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** {@return a copy of the 32 bytes} */
    public byte[] bytes() {
        return sha256.clone();
    }
}
