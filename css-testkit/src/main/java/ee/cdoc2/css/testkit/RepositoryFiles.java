package ee.cdoc2.css.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What lies in the repository that the working directory is in. */
public final class RepositoryFiles {

    private RepositoryFiles() {}

    /**
     * Finds a file or folder.
     *
     * @param path from the root of the repository
     * @return where it is
     */
    public static Path find(String path) {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(path))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + path + " above the working directory"));
    }
}
