package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.OutputStream;
import javax.crypto.Cipher;

/** Encrypts a payload. Without its {@linkplain #finish tag}, what it wrote is of no use to anybody. */
public final class EncryptingStream extends OutputStream {
    private static final int CHUNK = 64 * 1024;

    private final OutputStream encrypted;
    private final PayloadCipher cipher;
    private final byte[] chunk = new byte[CHUNK];

    /**
     * A stream.
     *
     * @param encrypted takes the ciphertext and its tag
     * @param seal      with what it is encrypted
     */
    public EncryptingStream(OutputStream encrypted, PayloadSeal seal) {
        this.encrypted = encrypted;
        this.cipher = seal.cipher(Cipher.ENCRYPT_MODE);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] plain, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += CHUNK) {
            int count = Math.min(CHUNK, length - done);
            cipher.encrypt(plain, offset + done, count, chunk);
            encrypted.write(chunk, 0, count);
        }
    }

    /**
     * Writes the tag.
     *
     * @throws IOException when the stream below cannot take it
     */
    public void finish() throws IOException {
        encrypted.write(cipher.tag());
    }
}
