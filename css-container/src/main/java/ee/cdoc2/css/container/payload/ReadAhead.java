package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;

/**
 * Reads a stream one block ahead on a thread of its own, so that decrypting and unpacking keep two processors busy. What the stream
 * throws is thrown where its bytes would have come, and again at each further read.
 */
public final class ReadAhead extends BlockStream {
    private static final int BLOCK = 256 * 1024;

    private final InputStream stream;
    private final Background background = new Background("read ahead");
    private byte[] other = new byte[BLOCK];
    private Future<Integer> next;

    /**
     * A stream.
     *
     * @param stream read by nobody else from now on
     */
    public ReadAhead(InputStream stream) {
        super(new byte[BLOCK]);
        this.stream = stream;
        begin();
    }

    private void begin() {
        byte[] ahead = other;
        next = background.begin(() -> stream.readNBytes(ahead, 0, ahead.length));
    }

    @Override
    boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        int count = Background.await(next);
        if (count == 0) {
            return false;
        }
        byte[] read = other;
        other = block;
        block = read;
        from = 0;
        to = count;
        begin();
        return true;
    }

    /** Stops reading ahead; the stream stays open. */
    @Override
    public void close() {
        background.close();
    }
}
