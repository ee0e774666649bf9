package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.Certificates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * A file that a command was given.
 *
 * @param path where
 */
record LocalFile(Path path) {
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    boolean exists() {
        return Files.exists(path);
    }

    byte[] read() {
        try {
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw fault("cannot be read", "Check its name and rights.");
        }
    }

    /** The only line, without its end and nothing else: blanks are part of a password. */
    String readLine() {
        String text = readText();
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (line.isEmpty() || line.indexOf('\n') >= 0 || line.indexOf('\r') >= 0) {
            throw fault("has not exactly one line", "Write one line into it, and nothing else.");
        }
        return line;
    }

    private String readText() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read()))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw fault("is not text in UTF-8", "Save it in UTF-8.");
        }
    }

    X509Certificate readCertificate() {
        return Certificates.read(read())
                .orElseThrow(() ->
                        fault("does not hold exactly one certificate", "Give a PEM or DER file with one certificate."));
    }

    /** Makes sure that nothing would be overwritten, before anything is done that cannot be undone. */
    LocalFile requireNew() {
        if (exists()) {
            throw fault("exists already", "Give another name, or move the file away.");
        }
        return this;
    }

    /** Writes a new file. */
    void create(byte[] content) {
        requireNew();
        try {
            Files.write(path, content, StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw fault("cannot be written", "Check its folder and rights.");
        }
    }

    /** Writes a new file that only its owner can read. */
    void createSecret(byte[] content) {
        requireNew();
        try {
            boolean posix = path.toAbsolutePath()
                    .getFileSystem()
                    .supportedFileAttributeViews()
                    .contains("posix");
            Files.write(posix ? Files.createFile(path, OWNER_ONLY) : Files.createFile(path), content);
        } catch (IOException unwritable) {
            throw fault("cannot be written", "Check its folder and rights.");
        }
    }

    /** Writes the file as a whole or not at all, in place of an old one. */
    void replace(byte[] content) {
        try {
            Path whole = Files.write(path.resolveSibling(path.getFileName() + ".new"), content);
            if (exists() && Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(path));
            }
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw fault("cannot be written", "Check its folder and rights.");
        }
    }

    /**
     * Reads a file that nobody but its owner may read or write. Where the file system knows no such rights, it is read.
     */
    byte[] readSecret() {
        try {
            if (Files.getFileStore(path).supportsFileAttributeView("posix")
                    && !OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                throw fault(
                        "can be read or changed by others",
                        "Remove it, and sign in again: somebody may have copied it. Only its owner may read it.");
            }
        } catch (IOException unreadable) {
            throw fault("cannot be read", "Check its name and rights.");
        }
        return read();
    }

    /** Writes a file that only its owner can read, as a whole or not at all, in place of an old one. */
    void replaceSecret(byte[] content) {
        Path whole = path.resolveSibling(path.getFileName() + ".new");
        try {
            // left behind by a run that was broken off; made anew, because its rights could be anything
            Files.deleteIfExists(whole);
            new LocalFile(whole).createSecret(content);
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw fault("cannot be written", "Check its folder and rights.");
        }
    }

    /** Removes what this command wrote itself. */
    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            throw fault("cannot be removed", "Remove it yourself: it is of no use any more.");
        }
    }

    ClientException fault(String what, String advice) {
        return new ClientException(Failure.FILE_FAULT, "The file " + path + " " + what + ".", advice);
    }
}
