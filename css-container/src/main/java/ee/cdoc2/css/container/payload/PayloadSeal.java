package ee.cdoc2.css.container.payload;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a payload is bound to its container: one message of ChaCha20-Poly1305 (RFC 8439) for all of it, whose additional data are
 * the header and its HMAC. Its two halves are apart, so that each can have a thread; and because the JDK's own combination keeps
 * a whole message in memory while it decrypts, and BouncyCastle's needs a third more time.
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
    private static final int ONE_TIME_KEY_BYTES = 32;

    /** What the payload is combined with: block 0 is the tag's. */
    KeyStream keyStream() {
        return new KeyStream(contentKey, nonce, 1);
    }

    /** Authenticates the additional data, and next the ciphertext. */
    PayloadTag tag() {
        byte[] oneTimeKey = new byte[ONE_TIME_KEY_BYTES];
        new KeyStream(contentKey, nonce, 0).apply(oneTimeKey, 0, oneTimeKey.length, oneTimeKey);
        try {
            ByteArrayOutputStream additionalData = new ByteArrayOutputStream();
            additionalData.writeBytes(PREFIX);
            additionalData.writeBytes(header);
            additionalData.writeBytes(hmac);
            return new PayloadTag(oneTimeKey, additionalData.toByteArray());
        } finally {
            Arrays.fill(oneTimeKey, (byte) 0);
        }
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
