package ee.cdoc2.css.container.payload;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Inflates one zlib stream (RFC 1950) that has nothing behind it. The JDK's own stream takes a preset dictionary for the end, and
 * does not look at what follows. Counts as it goes, so that a bomb is noticed when it begins to burst.
 */
public final class InflatingStream extends InputStream {
    private static final int CHUNK = 32 * 1024;
    /** Up to here, however small the payload is, it may grow: the padding of an archive is mostly zeros. */
    private static final long FREE_OF_RATIO = 1024 * 1024;

    private final InputStream compressed;
    private final Inflater inflater = new Inflater();
    private final byte[] chunk = new byte[CHUNK];
    private final long maxBytes;
    private final int maxRatio;

    /**
     * A stream.
     *
     * @param compressed the zlib stream, to its end
     * @param maxBytes   how much may come out
     * @param maxRatio   how many bytes may come out of one, beyond the first MiB
     */
    public InflatingStream(InputStream compressed, long maxBytes, int maxRatio) {
        this.compressed = compressed;
        this.maxBytes = maxBytes;
        this.maxRatio = maxRatio;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /**
     * Reads what is inflated.
     *
     * @throws ContainerException when this is no zlib stream, has no end or something behind it, or becomes too large
     */
    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            while (!inflater.finished()) {
                int count = inflater.inflate(into, offset, length);
                if (count > 0) {
                    requireModest();
                    return count;
                }
                if (inflater.needsDictionary()) {
                    throw refused("its compression needs a dictionary");
                }
                if (inflater.needsInput() && !inflater.finished()) {
                    feed();
                }
            }
        } catch (DataFormatException malformed) {
            throw refused("its compression is damaged");
        }
        requireEnd();
        return -1;
    }

    private void feed() throws IOException {
        int count = compressed.read(chunk, 0, chunk.length);
        if (count < 0) {
            throw refused("its compression has no end");
        }
        inflater.setInput(chunk, 0, count);
    }

    private void requireEnd() throws IOException {
        if (inflater.getRemaining() > 0 || compressed.read(chunk, 0, 1) >= 0) {
            throw refused("something follows its compressed archive");
        }
    }

    private void requireModest() {
        long out = inflater.getBytesWritten();
        if (out > maxBytes) {
            throw refused("it unpacks to more than the " + maxBytes + " bytes that are allowed");
        }
        if (out > FREE_OF_RATIO && out / maxRatio > inflater.getBytesRead()) {
            throw refused("it unpacks to more than " + maxRatio + " times its size");
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private static ContainerException refused(String why) {
        return new ContainerException(
                ContainerFault.CONTENT_REFUSED, "The container's content is refused: " + why + ".");
    }
}
