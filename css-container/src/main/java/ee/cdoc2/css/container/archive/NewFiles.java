package ee.cdoc2.css.container.archive;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that come into a folder all together or not at all. Until {@link #publish} they are in a folder of their own inside of it,
 * which only their owner can enter; closing removes that, with whatever is still in it, and so does the end of the program.
 * Nothing is overwritten.
 */
public final class NewFiles implements FileSink, AutoCloseable {
    private static final String PREFIX = ".cdoc2-";
    private static final String CANNOT_WRITE = "Files cannot be written to";
    /** Left free, for everybody else on the disk. */
    private static final long RESERVE = 16L * 1024 * 1024;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    private final Path hidden;
    private final boolean posix;
    private final Map<Path, Path> targets = new LinkedHashMap<>();
    private final Thread atTheEnd = new Thread(this::removeAll);
    private boolean removed;

    /**
     * Makes the hidden folder.
     *
     * @param folder where the files come to; it exists
     * @throws ContainerException when nothing can be written there
     */
    public NewFiles(Path folder) {
        this.folder = folder.toAbsolutePath();
        try {
            // 0700, where the file system has such rights
            this.hidden = Files.createTempDirectory(this.folder, PREFIX);
            this.posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        } catch (IOException unwritable) {
            throw new ContainerException(
                    ContainerFault.FILE_FAULT, CANNOT_WRITE + " the folder " + folder + ".", unwritable);
        }
        Runtime.getRuntime().addShutdownHook(atTheEnd);
    }

    @Override
    public synchronized Content create(FileName name, long size) {
        requireThere();
        Path target = folder.resolve(name.toString());
        if (!folder.equals(target.getParent())) {
            throw Refusal.of("a file in it has a folder");
        }
        requireAbsent(target);
        // a number, so that no name of the archive's matters before the archive is verified
        Path file = hidden.resolve(Integer.toString(targets.size()));
        try {
            if (size > Files.getFileStore(hidden).getUsableSpace() - RESERVE) {
                throw fault("There is not enough room in", null);
            }
            targets.put(file, target);
            return new Writing(Files.newOutputStream(
                    posix ? Files.createFile(file, OWNER_ONLY) : Files.createFile(file),
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS));
        } catch (IOException unwritable) {
            throw fault(CANNOT_WRITE, unwritable);
        }
    }

    private final class Writing implements Content {
        private final OutputStream file;

        private Writing(OutputStream file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int length) {
            try {
                file.write(bytes, 0, length);
            } catch (IOException unwritable) {
                throw fault(CANNOT_WRITE, unwritable);
            }
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException unwritable) {
                throw fault(CANNOT_WRITE, unwritable);
            }
        }
    }

    private ContainerException fault(String what, IOException cause) {
        return new ContainerException(ContainerFault.FILE_FAULT, what + " the folder " + folder + ".", cause);
    }

    /**
     * Moves the files to where they belong.
     *
     * @return their paths, in the archive's order
     * @throws ContainerException when one of them cannot be moved; then none is left there
     */
    public synchronized List<Path> publish() {
        requireThere();
        List<Path> published = new ArrayList<>();
        try {
            for (Map.Entry<Path, Path> file : targets.entrySet()) {
                requireAbsent(file.getValue());
                Files.move(file.getKey(), file.getValue());
                published.add(file.getValue());
            }
            return published;
        } catch (IOException unwritable) {
            published.forEach(NewFiles::remove);
            throw fault(CANNOT_WRITE, unwritable);
        } catch (ContainerException exists) {
            published.forEach(NewFiles::remove);
            throw exists;
        }
    }

    private static void requireAbsent(Path target) {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ContainerException(
                    ContainerFault.FILE_FAULT, "The file " + target + " exists already; nothing is overwritten.");
        }
    }

    private void requireThere() {
        if (removed) {
            throw fault(CANNOT_WRITE, null);
        }
    }

    @Override
    public void close() {
        removeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException programEnds) {
            // it does the same, once more
        }
    }

    private synchronized void removeAll() {
        removed = true;
        targets.keySet().forEach(NewFiles::remove);
        remove(hidden);
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new ContainerException(
                    ContainerFault.FILE_FAULT, "The file " + file + " cannot be removed; remove it yourself.", stays);
        }
    }
}
