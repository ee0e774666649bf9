package ee.cdoc2.css.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file of the operator's choice. It is opened for each line, or for lines that belong together, so that it can be
 * renamed or moved away at any moment (logrotate without {@code copytruncate}): the next line begins a new one.
 */
public final class AuditFile implements AuditSink {
    private final Path path;
    /** Whether the last write may have ended within a line: the next line must not continue it. */
    private boolean torn;

    /**
     * An audit log in this file.
     *
     * @param path the file; its folder exists
     */
    public AuditFile(Path path) {
        this.path = path;
    }

    @Override
    public void probe() throws IOException {
        open().close();
    }

    @Override
    public synchronized void write(List<String> lines, boolean durable) throws IOException {
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
