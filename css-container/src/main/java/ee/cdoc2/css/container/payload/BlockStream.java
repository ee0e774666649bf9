package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.InputStream;

/** A stream that comes in blocks, each of which is given out before there is another. */
abstract class BlockStream extends InputStream {
    /** Whose bytes from {@link #from} to before {@link #to} are to be given out. */
    byte[] block;

    int from;
    int to;

    BlockStream(byte[] block) {
        this.block = block;
    }

    /** Gets the next block when this one has been given out. {@return whether there are bytes} */
    abstract boolean fill() throws IOException;

    @Override
    public final int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(block[from++]) : -1;
    }

    @Override
    public final int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(block, from, into, offset, count);
        from += count;
        return count;
    }
}
