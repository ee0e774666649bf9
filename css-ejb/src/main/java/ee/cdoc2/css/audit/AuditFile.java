package ee.cdoc2.css.audit;

import ee.cdoc2.css.common.MonotonicClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of the operator's choice. It is opened for each line, or for lines that belong together, so that it can be
 * renamed or moved away at any moment (logrotate without {@code copytruncate}): the next line begins a new one. A disk that hangs holds up
 * one line: nobody waits long behind it. Thread-safe.
 */
public final class AuditFile implements AuditSink {
    /** After so long a line is taken to hang, and the next one is given up. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Path path;
    private final MonotonicClock time;
    private final ReentrantLock writing = new ReentrantLock(true);
    /** When the line that is being written was begun, as {@link MonotonicClock#nanos()} has it. */
    private volatile OptionalLong begun = OptionalLong.empty();
    /** Whether the last write may have ended within a line: the next line must not continue it. */
    private boolean torn;

    /**
     * An audit log in this file.
     *
     * @param path the file; its folder exists
     * @param time by which a line hangs
     */
    public AuditFile(Path path, MonotonicClock time) {
        this.path = path;
        this.time = time;
    }

    @Override
    public void probe() throws IOException {
        requireNoneHangs();
        open().close();
    }

    @Override
    public void write(List<String> lines, boolean durable) throws IOException {
        requireNoneHangs();
        if (!isMyTurn()) {
            throw new IOException(path + ": the lines before this one take too long");
        }
        begun = OptionalLong.of(time.nanos());
        try {
            append(lines, durable);
        } finally {
            begun = OptionalLong.empty();
            writing.unlock();
        }
    }

    private void requireNoneHangs() throws IOException {
        OptionalLong since = begun;
        if (since.isPresent() && time.since(since.getAsLong()).compareTo(PATIENCE) > 0) {
            throw new IOException(path + ": a line has not been written for more than " + PATIENCE.toSeconds() + " s");
        }
    }

    private boolean isMyTurn() {
        try {
            return writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void append(List<String> lines, boolean durable) throws IOException {
        try (FileChannel file = open()) {
            String text = (torn ? "\n" : "") + String.join("\n", lines) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            torn = true;
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            if (durable) {
                file.force(false);
            }
            torn = false;
        }
    }

    private FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }
}
