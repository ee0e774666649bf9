package ee.cdoc2.css.container.payload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a payload is bound to its container: one message of ChaCha20-Poly1305 (RFC 8439) for all of it, whose additional data are
 * the header and its HMAC.
 *
 * @param contentKey 32 bytes
 * @param nonce      12 bytes, never used before with this key
 * @param header     the header's bytes
 * @param hmac       the header's HMAC
 */
public record PayloadSeal(byte[] contentKey, byte[] nonce, byte[] header, byte[] hmac) implements AutoCloseable {
    /** The length of a nonce in bytes. */
    public static final int NONCE_BYTES = 12;
    /** The length of the tag in bytes. */
    public static final int TAG_BYTES = 16;

    private static final byte[] PREFIX = "CDOC20payload".getBytes(StandardCharsets.UTF_8);

    /** For {@link javax.crypto.Cipher}'s mode. */
    PayloadCipher cipher(int mode) {
        ByteArrayOutputStream additionalData = new ByteArrayOutputStream();
        additionalData.writeBytes(PREFIX);
        additionalData.writeBytes(header);
        additionalData.writeBytes(hmac);
        return new PayloadCipher(mode, contentKey, nonce, additionalData.toByteArray());
    }

    /** Wipes the key. */
    @Override
    public void close() {
        Arrays.fill(contentKey, (byte) 0);
    }

    /** {@return a text without the secret} */
    @Override
    public String toString() {
        return "PayloadSeal";
    }
}
