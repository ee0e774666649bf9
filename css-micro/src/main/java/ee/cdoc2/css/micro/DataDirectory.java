package ee.cdoc2.css.micro;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/**
 * The folder for everything that CSS writes: {@code database/} (H2), {@code runtime/} (what Payara unpacks, made
 * anew at each start) and {@code archive/} (where the operator may let Java keep its archive of classes). Only the owner can
 * read them. One process at a time uses the folder.
 */
final class DataDirectory {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and takes it for this process until {@link #close()} or the process's end.
     *
     * @param root the folder, absolute
     * @return the folder
     * @throws StartFault when it cannot be written, or another process has it
     */
    static DataDirectory take(Path root) throws StartFault {
        try {
            if (!Files.isDirectory(root)) {
                ownerOnly(root);
            }
            FileChannel lock =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(lock)) {
                lock.close();
                throw new StartFault("CSS_DATA_DIR: another CSS is using " + root);
            }
            permit(root.resolve("lock"), "rw-------");
            delete(root.resolve("runtime"));
            ownerOnly(root.resolve("runtime"));
            ownerOnly(root.resolve("runtime/tmp"));
            ownerOnly(root.resolve("database"));
            // an archive of classes is code, and Java makes the file with the process's default permissions
            ownerOnly(root.resolve("archive"));
            return new DataDirectory(root, lock);
        } catch (IOException unwritable) {
            throw new StartFault("CSS_DATA_DIR: can't be written: " + root);
        }
    }

    /** {@return the folder for the files of H2} */
    Path database() {
        return root.resolve("database");
    }

    /** {@return the folder that the server may write to while it runs; empty but for {@link #temporary()}} */
    Path runtime() {
        return root.resolve("runtime");
    }

    /** {@return the folder for temporary files; what a process that was killed leaves there goes at the next start} */
    Path temporary() {
        return root.resolve("runtime/tmp");
    }

    /** Lets only the owner read the database's files, too: H2 makes them with the process's default permissions. */
    void protectDatabase() throws IOException {
        try (Stream<Path> files = Files.list(database())) {
            for (Path file : files.toList()) {
                permit(file, "rw-------");
            }
        }
    }

    /** Lets another process use the folder. */
    void close() {
        try {
            lock.close();
        } catch (IOException theProcessEndsNowAndItsLockWithIt) {
            return;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static void ownerOnly(Path directory) throws IOException {
        Files.createDirectories(directory);
        permit(directory, "rwx------");
    }

    private static void permit(Path path, String permissions) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
