package ee.cdoc2.css.client.command;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Shows on a terminal how many bytes of files are done, in one line that is written over, and removed at the end. Shows nothing
 * where there is no terminal, and nothing of what takes no time. Several threads may use it.
 */
final class ByteProgress implements AutoCloseable {
    private static final long EVERY = Duration.ofMillis(200).toNanos();
    private static final double MEGABYTE = 1e6;
    private static final int PERCENT = 100;

    private final Optional<PrintWriter> terminal;
    private final String doing;
    private final OptionalLong total;
    private final LongSupplier nanos;
    private long shownAt;
    private long done;
    private int width;
    private boolean closed;

    /**
     * @param terminal where to show it
     * @param doing    what is done
     * @param total    how many bytes there are, if that is known
     * @param nanos    a time, as {@link System#nanoTime}
     */
    ByteProgress(Optional<PrintWriter> terminal, String doing, OptionalLong total, LongSupplier nanos) {
        this.terminal = terminal;
        this.doing = doing;
        this.total = total;
        this.nanos = nanos;
        this.shownAt = nanos.getAsLong();
    }

    /** So many bytes more are done. */
    synchronized void add(long bytes) {
        done += bytes;
        long now = nanos.getAsLong();
        if (now - shownAt >= EVERY && !closed) {
            shownAt = now;
            show(text());
        }
    }

    private String text() {
        return doing + ": " + megabytes(done)
                + total.stream()
                        .filter(bytes -> bytes > 0)
                        .mapToObj(bytes -> " of " + megabytes(bytes) + " MB, " + PERCENT * done / bytes + " %")
                        .findFirst()
                        .orElse(" MB");
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    /** Over the line from before, which may have been longer. */
    private void show(String text) {
        terminal.ifPresent(writer -> {
            writer.print("\r" + text + " ".repeat(Math.max(0, width - text.length())) + "\r");
            writer.flush();
        });
        width = text.length();
    }

    /** A stream whose bytes are done when they have been read. */
    InputStream counting(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                add(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                add(Math.max(0, count));
                return count;
            }
        };
    }

    /** Removes the line. */
    @Override
    public synchronized void close() {
        closed = true;
        if (width > 0) {
            show("");
        }
    }
}
