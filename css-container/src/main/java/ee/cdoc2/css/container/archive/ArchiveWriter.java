package ee.cdoc2.css.container.archive;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a tar archive of plain files. It says nothing about the sender's machine: no owner, no time, no rights; and has extended
 * attributes only for names and sizes that need them.
 */
public final class ArchiveWriter {
    private static final int CHUNK = 64 * 1024;
    private static final int MODE = 0644;

    private ArchiveWriter() {}

    /**
     * Writes an archive, and its end.
     *
     * @param files   at least one, of different names
     * @param archive takes it; not closed
     * @param packed  is told how many bytes of a file were packed, some at a time
     * @throws IOException        when it cannot be written
     * @throws ContainerException when a file cannot be read, or is not as long as it was
     */
    public static void write(List<SourceFile> files, OutputStream archive, LongConsumer packed) throws IOException {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        byte[] chunk = new byte[CHUNK];
        for (SourceFile file : files) {
            tar.putArchiveEntry(entry(file));
            try (InputStream content = open(file)) {
                copy(file, content, tar, chunk, packed);
            }
            tar.closeArchiveEntry();
        }
        tar.finish();
    }

    private static TarArchiveEntry entry(SourceFile file) {
        TarArchiveEntry entry = new TarArchiveEntry(file.name().toString());
        entry.setSize(file.size());
        entry.setMode(MODE);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        return entry;
    }

    private static void copy(SourceFile file, InputStream content, OutputStream tar, byte[] chunk, LongConsumer packed)
            throws IOException {
        long left = file.size();
        int count;
        while ((count = read(file, content, chunk)) > 0) {
            left -= count;
            if (left < 0) {
                break;
            }
            tar.write(chunk, 0, count);
            packed.accept(count);
        }
        if (left != 0) {
            throw fault(file, "was changed while it was read", null);
        }
    }

    private static int read(SourceFile file, InputStream content, byte[] chunk) {
        try {
            return content.read(chunk);
        } catch (IOException unreadable) {
            throw fault(file, "cannot be read", unreadable);
        }
    }

    private static InputStream open(SourceFile file) {
        try {
            return Files.newInputStream(file.path());
        } catch (IOException unreadable) {
            throw fault(file, "cannot be read", unreadable);
        }
    }

    private static ContainerException fault(SourceFile file, String what, Throwable cause) {
        return new ContainerException(ContainerFault.FILE_FAULT, "The file " + file.path() + " " + what + ".", cause);
    }
}
