package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Future;

/**
 * Writes to a stream one block behind on a thread of its own, so that packing and encrypting keep two processors busy. What the stream
 * throws is thrown one block later, or when this is finished.
 */
public final class WriteBehind extends OutputStream {
    private static final int BLOCK = 256 * 1024;

    private final OutputStream stream;
    private final Background background = new Background("write behind");
    private byte[] current = new byte[BLOCK];
    private byte[] other = new byte[BLOCK];
    private int filled;
    private Future<Void> last;

    /**
     * A stream.
     *
     * @param stream written to by nobody else until this is finished
     */
    public WriteBehind(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, BLOCK - filled);
            System.arraycopy(bytes, offset + done, current, filled, count);
            filled += count;
            done += count;
            if (filled == BLOCK) {
                begin();
            }
        }
    }

    private void begin() throws IOException {
        await();
        byte[] block = current;
        int length = filled;
        last = background.begin(() -> {
            stream.write(block, 0, length);
            return null;
        });
        current = other;
        other = block;
        filled = 0;
    }

    private void await() throws IOException {
        if (last != null) {
            Background.await(last);
        }
    }

    /**
     * Writes what is left, and waits until all is written.
     *
     * @throws IOException when the stream cannot take it
     */
    public void finish() throws IOException {
        begin();
        await();
    }

    /** Stops writing; the stream stays open. */
    @Override
    public void close() {
        background.close();
    }
}
