package ee.cdoc2.css.container.payload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;

/** The tag of a payload: Poly1305 of additional data, ciphertext and their lengths, as RFC 8439 section 2.8 puts them together. */
final class PayloadTag {
    private static final int PAD = 16;

    private final Poly1305 authenticator = new Poly1305();
    private final long additionalBytes;
    private long bytes;

    /**
     * @param oneTimeKey     32 bytes
     * @param additionalData authenticated, not encrypted
     */
    PayloadTag(byte[] oneTimeKey, byte[] additionalData) {
        authenticator.init(new KeyParameter(oneTimeKey));
        authenticator.update(additionalData, 0, additionalData.length);
        pad(additionalData.length);
        additionalBytes = additionalData.length;
    }

    /** Authenticates the next bytes of the ciphertext. */
    void update(byte[] encrypted, int offset, int length) {
        authenticator.update(encrypted, offset, length);
        bytes += length;
    }

    /** The tag of everything; once. */
    byte[] finish() {
        pad(bytes);
        byte[] lengths = ByteBuffer.allocate(2 * Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(additionalBytes)
                .putLong(bytes)
                .array();
        authenticator.update(lengths, 0, lengths.length);
        byte[] tag = new byte[PayloadSeal.TAG_BYTES];
        authenticator.doFinal(tag, 0);
        return tag;
    }

    private void pad(long length) {
        int padding = (int) (-length & (PAD - 1));
        authenticator.update(new byte[PAD], 0, padding);
    }
}
