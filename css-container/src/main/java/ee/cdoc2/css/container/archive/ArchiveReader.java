package ee.cdoc2.css.container.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/** Reads a tar archive of plain files, strictly. */
public final class ArchiveReader {
    private static final int CHUNK = 64 * 1024;

    private final InputStream archive;
    private final Limits limits;
    private final Set<String> names = new HashSet<>();
    private final byte[] chunk = new byte[CHUNK];
    private long bytes;

    /**
     * A reader.
     *
     * @param archive not closed
     * @param limits  how much it may hold
     */
    public ArchiveReader(InputStream archive, Limits limits) {
        this.archive = archive;
        this.limits = limits;
    }

    /**
     * Reads all files, to the end of the archive and of the stream.
     *
     * @param files take each file
     * @throws ee.cdoc2.css.container.ContainerException when the archive breaks a rule, or a file cannot be written
     * @throws IOException                               when it cannot be read
     */
    public void readInto(FileSink files) throws IOException {
        byte[] block = block();
        while (!EntryHeader.isZero(block)) {
            EntryHeader header = new EntryHeader(block);
            PaxRecords records = PaxRecords.NONE;
            if (header.isExtension()) {
                records = extension(header);
                header = new EntryHeader(block());
            }
            read(header.requireFile(), records, files);
            block = block();
        }
        requireEnd();
        if (names.isEmpty()) {
            throw Refusal.of("there is no file in it");
        }
    }

    private void read(EntryHeader header, PaxRecords records, FileSink files) throws IOException {
        FileName name = newName(records.path().orElseGet(header::name));
        long size = records.size().orElseGet(header::size);
        bytes += size;
        if (size > limits.bytes() || bytes > limits.bytes()) {
            throw Refusal.of("its files have more than the " + limits.bytes() + " bytes that are allowed");
        }
        try (FileSink.Content content = files.create(name, size)) {
            for (long left = size; left > 0; ) {
                int count = archive.read(chunk, 0, (int) Math.min(left, CHUNK));
                if (count < 0) {
                    throw cutOff();
                }
                content.write(chunk, count);
                left -= count;
            }
        }
        skipPadding(size);
    }

    private FileName newName(String text) {
        FileName name = FileName.parse(text)
                .orElseThrow(() -> Refusal.of(
                        "the name of a file in it " + FileName.fault(text).orElseThrow()));
        if (!names.add(name.folded())) {
            throw Refusal.of("two files in it have the same name, for some systems at least");
        }
        if (names.size() > limits.files()) {
            throw Refusal.of("it has more than the " + limits.files() + " files that are allowed");
        }
        return name;
    }

    private PaxRecords extension(EntryHeader header) throws IOException {
        long size = header.size();
        if (size > PaxRecords.MAX_BYTES) {
            throw Refusal.of("extended attributes in its archive are too long");
        }
        byte[] records = exactly((int) size);
        skipPadding(size);
        return PaxRecords.parse(records);
    }

    private void requireEnd() throws IOException {
        if (!EntryHeader.isZero(block())) {
            throw Refusal.of("its archive has one empty block where two would be its end");
        }
        int count;
        while ((count = archive.read(chunk, 0, CHUNK)) >= 0) {
            for (int i = 0; i < count; i++) {
                if (chunk[i] != 0) {
                    throw Refusal.of("something follows the end of its archive");
                }
            }
        }
    }

    private void skipPadding(long size) throws IOException {
        exactly((int) (-size & (EntryHeader.BYTES - 1)));
    }

    private byte[] block() throws IOException {
        return exactly(EntryHeader.BYTES);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] read = archive.readNBytes(length);
        if (read.length < length) {
            throw cutOff();
        }
        return read;
    }

    private static ee.cdoc2.css.container.ContainerException cutOff() {
        return Refusal.of("its archive is cut off");
    }
}
