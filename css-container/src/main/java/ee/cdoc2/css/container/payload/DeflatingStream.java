package ee.cdoc2.css.container.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;

/**
 * Deflates into one zlib stream (RFC 1950), of which no beginning inflates to {@value #RATIO} times its size or more: the
 * reference client in Java refuses what reaches ten. A block is compressed only if that holds even in case it comes to nothing,
 * and if some kilobytes in its middle say that it is worth it; others are stored.
 */
public final class DeflatingStream extends OutputStream {
    /** What the ratio of inflated to compressed bytes stays at or below. */
    static final int RATIO = 9;

    private static final int BLOCK = 1024 * 1024;
    private static final int CHUNK = 64 * 1024;
    /** How much is stored to get the right to compress more: little at the beginning, so that a small file becomes smaller. */
    private static final int LEAST_STORED = 512;

    private static final int MOST_STORED = 4 * 1024;
    private static final int SAMPLE = 4 * 1024;
    private static final int SAVES = SAMPLE - SAMPLE / 8;

    private final OutputStream compressed;
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    private final Deflater trial = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] block = new byte[BLOCK];
    private final byte[] chunk = new byte[CHUNK];
    private int filled;

    /**
     * A stream.
     *
     * @param compressed takes the zlib stream
     */
    public DeflatingStream(OutputStream compressed) {
        this.compressed = compressed;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] plain, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, BLOCK - filled);
            System.arraycopy(plain, offset + done, block, filled, count);
            filled += count;
            done += count;
            if (filled == BLOCK) {
                deflateBlock();
            }
        }
    }

    private void deflateBlock() throws IOException {
        boolean worthIt = isCompressible();
        int done = 0;
        while (done < filled) {
            long rest = filled - done;
            long allowed = RATIO * deflater.getBytesWritten() - deflater.getBytesRead();
            long stored = Math.max(LEAST_STORED, Math.min(MOST_STORED, deflater.getBytesWritten()));
            boolean compress = worthIt && allowed >= Math.min(stored, rest);
            int count = (int) Math.min(rest, compress ? allowed : worthIt ? stored : BLOCK);
            deflater.setLevel(compress ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
            // with nothing to deflate: input that is there when the level changes goes by the old one
            drain(Deflater.NO_FLUSH);
            deflater.setInput(block, done, count);
            drain(Deflater.SYNC_FLUSH);
            done += count;
        }
        filled = 0;
    }

    private boolean isCompressible() {
        trial.reset();
        trial.setInput(block, Math.max(0, filled - SAMPLE) / 2, Math.min(SAMPLE, filled));
        trial.finish();
        return trial.deflate(chunk) < SAVES;
    }

    private void drain(int flush) throws IOException {
        int count;
        do {
            count = deflater.deflate(chunk, 0, chunk.length, flush);
            compressed.write(chunk, 0, count);
        } while (count > 0);
    }

    /**
     * Writes the end of the zlib stream.
     *
     * @throws IOException when the stream below cannot take it
     */
    public void finish() throws IOException {
        deflateBlock();
        deflater.finish();
        while (!deflater.finished()) {
            drain(Deflater.NO_FLUSH);
        }
    }

    /** Frees memory, and writes nothing: what has no end was broken off. */
    @Override
    public void close() {
        deflater.end();
        trial.end();
    }
}
