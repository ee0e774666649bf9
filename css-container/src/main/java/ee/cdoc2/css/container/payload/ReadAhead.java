package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Future;

/**
 * Reads a stream one block ahead on a thread of its own, so that decrypting and unpacking keep two processors busy. What the stream
 * throws is thrown where its bytes would have come, and again at each further read.
 */
public final class ReadAhead extends InputStream {
    private static final int BLOCK = 256 * 1024;

    private final InputStream stream;
    private final Background background = new Background("read ahead");
    private byte[] current = new byte[BLOCK];
    private byte[] other = new byte[BLOCK];
    private int from;
    private int to;
    private Future<Integer> next;

    /**
     * A stream.
     *
     * @param stream read by nobody else from now on
     */
    public ReadAhead(InputStream stream) {
        this.stream = stream;
        begin();
    }

    private void begin() {
        byte[] block = other;
        next = background.begin(() -> stream.readNBytes(block, 0, block.length));
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(current[from++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(current, from, into, offset, count);
        from += count;
        return count;
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        int count = Background.await(next);
        if (count == 0) {
            return false;
        }
        byte[] read = other;
        other = current;
        current = read;
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
