package ee.cdoc2.css.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Files of the repository that the working directory belongs to. */
public final class RepositoryFiles {

    private RepositoryFiles() {}

    /**
     * {@return the path of a file or folder of the repository}
     *
     * @param path relative to the root of the repository
     * @throws IllegalStateException if there is no such file
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
