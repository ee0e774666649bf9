package ee.cdoc2.css.container.payload;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * Decrypts a payload. What it gives out is <em>not verified</em> until it has said that there is no more: then the tag was right.
 * Whoever reads it keeps everything to themselves until then.
 */
public final class DecryptingStream extends BlockStream {
    private static final int CHUNK = 64 * 1024;

    private final InputStream encrypted;
    private final PayloadCipher cipher;
    /** What has been read and not decrypted: from the beginning on, always with what may be the tag. */
    private final byte[] chunk = new byte[CHUNK + PayloadSeal.TAG_BYTES];

    private int held;
    private boolean ended;
    private boolean wrong;

    /**
     * A stream.
     *
     * @param encrypted the ciphertext and its tag, to the end of the file
     * @param seal      with what it was encrypted
     */
    public DecryptingStream(InputStream encrypted, PayloadSeal seal) {
        super(new byte[CHUNK]);
        this.encrypted = encrypted;
        this.cipher = seal.cipher(Cipher.DECRYPT_MODE);
    }

    /** Decrypts; a wrong tag shows at the end, as a {@link ContainerException}. */
    @Override
    boolean fill() throws IOException {
        while (from == to && !ended) {
            from = 0;
            to = 0;
            int count = encrypted.read(chunk, held, chunk.length - held);
            if (count < 0) {
                end();
            } else {
                held += count;
                decrypt();
            }
        }
        requireRight();
        return from < to;
    }

    private void decrypt() {
        to = Math.max(0, held - PayloadSeal.TAG_BYTES);
        cipher.decrypt(chunk, to, block);
        held -= to;
        System.arraycopy(chunk, to, chunk, 0, held);
    }

    private void end() {
        ended = true;
        wrong = !MessageDigest.isEqual(cipher.tag(), Arrays.copyOf(chunk, held));
    }

    /** At each read from then on: who goes on reading after a wrong tag is not to take it for the end. */
    private void requireRight() {
        if (wrong) {
            throw new ContainerException(
                    ContainerFault.PAYLOAD_DAMAGED,
                    "The container's content is damaged or cut off: its seal does not fit.");
        }
    }
}
