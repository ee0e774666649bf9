package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.OutputStream;

/** Encrypts a payload. A {@link SealingStream} is what makes it one that nobody can change. */
public final class EncryptingStream extends OutputStream {
    private static final int CHUNK = 64 * 1024;

    private final OutputStream encrypted;
    private final KeyStream keyStream;
    private final byte[] chunk = new byte[CHUNK];

    /**
     * A stream.
     *
     * @param encrypted takes the ciphertext
     * @param seal      with what it is encrypted
     */
    public EncryptingStream(OutputStream encrypted, PayloadSeal seal) {
        this.encrypted = encrypted;
        this.keyStream = seal.keyStream();
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] plain, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += CHUNK) {
            int count = Math.min(CHUNK, length - done);
            keyStream.apply(plain, offset + done, count, chunk);
            encrypted.write(chunk, 0, count);
        }
    }
}
