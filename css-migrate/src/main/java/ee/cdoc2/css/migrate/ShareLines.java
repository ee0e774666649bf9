package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.StoredShare;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A file with a share in each line, as a JSON object in UTF-8: {@code shareId}, {@code share} (standard base64),
 * {@code recipient}, {@code created}, {@code expiry} where there is one, and {@code refused} with the reason where there is
 * one. Times are UTC. Nobody but its owner may read it; it gets its name when it is whole.
 */
final class ShareLines implements AutoCloseable {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean whole;

    /**
     * Begins a file.
     *
     * @param file its name; what has that name is replaced in the end
     * @throws IOException when nothing can be written there
     */
    ShareLines(Path file) throws IOException {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
        // left behind by a run that was broken off; made anew, because its rights could be anything
        Files.deleteIfExists(part);
        boolean posix = part.getFileSystem().supportedFileAttributeViews().contains("posix");
        this.channel = FileChannel.open(
                posix ? Files.createFile(part, OWNER_ONLY) : Files.createFile(part), StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** Writes a row of ours. */
    void write(StoredShare row) throws IOException {
        write(members(
                row.shareId().toString(),
                row.kept().share().bytes(),
                row.kept().terms().recipient().value(),
                row.createdAt(),
                row.kept().terms().expiry().map(ShareExpiry::at)));
    }

    /** Writes a row that cannot be one of ours, and why. */
    void write(ReferenceRow row, Refusal why) throws IOException {
        write(members(row.shareId(), row.share(), row.recipient(), row.createdAt(), row.expiry())
                .add("refused", why.code()));
    }

    private static JsonMembers members(
            String shareId, byte[] share, String recipient, Instant created, Optional<Instant> expiry) {
        JsonMembers members = new JsonMembers()
                .add("shareId", shareId)
                .add("share", StrictBase64.STANDARD.encode(share))
                .add("recipient", recipient)
                .add("created", created.toString());
        expiry.ifPresent(at -> members.add("expiry", at.toString()));
        return members;
    }

    private void write(JsonMembers members) throws IOException {
        out.write(StrictJson.write(members.object()));
        out.write('\n');
    }

    /** Puts the whole file on disk, under its name. */
    void finish() throws IOException {
        out.flush();
        channel.force(true);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        whole = true;
    }

    /** Leaves nothing behind of a file that is not whole. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!whole) {
            Files.deleteIfExists(part);
        }
    }
}
