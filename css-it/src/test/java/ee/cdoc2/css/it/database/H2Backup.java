package ee.cdoc2.css.it.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database's file, copied while nobody had it open.
 *
 * @param data CSS_DATA_DIR
 * @param kept where the copy lies, in the same folders
 */
record H2Backup(Path data, Path kept) implements Backup {

    private static final String DATABASE = ".mv.db";

    static H2Backup of(Path data) {
        Path kept = data.resolveSibling(data.getFileName() + "-backup");
        copyDatabase(data, kept);
        return new H2Backup(data, kept);
    }

    /** The whole data directory goes: nothing of it is needed but the database. */
    @Override
    public void restore() {
        filesBelow(data).stream().sorted(Comparator.reverseOrder()).forEach(file -> {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        copyDatabase(kept, data);
    }

    private static void copyDatabase(Path from, Path to) {
        List<Path> databases = filesBelow(from).stream()
                .filter(file -> file.toString().endsWith(DATABASE))
                .toList();
        if (databases.isEmpty()) {
            throw new IllegalStateException("no database below " + from);
        }
        try {
            for (Path file : databases) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
