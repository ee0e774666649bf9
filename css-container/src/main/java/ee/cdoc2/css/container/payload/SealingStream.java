package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.OutputStream;

/** Writes ciphertext and then its tag. Without its {@linkplain #finish tag}, what it wrote is of no use to anybody. */
public final class SealingStream extends OutputStream {
    private final OutputStream sealed;
    private final PayloadTag tag;

    /**
     * A stream.
     *
     * @param sealed takes the ciphertext and its tag
     * @param seal   with what it was encrypted
     */
    public SealingStream(OutputStream sealed, PayloadSeal seal) {
        this.sealed = sealed;
        this.tag = seal.tag();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] encrypted, int offset, int length) throws IOException {
        tag.update(encrypted, offset, length);
        sealed.write(encrypted, offset, length);
    }

    /**
     * Writes the tag.
     *
     * @throws IOException when the stream below cannot take it
     */
    public void finish() throws IOException {
        sealed.write(tag.finish());
    }
}
