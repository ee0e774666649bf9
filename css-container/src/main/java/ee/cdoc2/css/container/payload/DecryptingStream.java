package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.InputStream;

/** Decrypts a payload, which a {@link VerifyingStream} below verifies: at the end, and not before. */
public final class DecryptingStream extends BlockStream {
    private static final int CHUNK = 64 * 1024;

    private final InputStream encrypted;
    private final KeyStream keyStream;

    /**
     * A stream.
     *
     * @param encrypted the ciphertext without its tag
     * @param seal      with what it was encrypted
     */
    public DecryptingStream(InputStream encrypted, PayloadSeal seal) {
        super(new byte[CHUNK]);
        this.encrypted = encrypted;
        this.keyStream = seal.keyStream();
    }

    @Override
    boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, encrypted.read(block));
            keyStream.apply(block, 0, to, block);
        }
        return from < to;
    }
}
