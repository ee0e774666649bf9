package ee.cdoc2.css.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
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

    /**
     * {@return what stands in a block of a document, as it stands there}
     *
     * @param page of the repository, e.g. {@code docs/configuration.md}
     * @param opening its first line, e.g. {@code ```sql grants}
     * @throws IllegalStateException if the page has no such block
     */
    public static String block(String page, String opening) {
        try {
            String text = Files.readString(find(page));
            int begin = text.indexOf("\n" + opening + "\n");
            if (begin < 0) {
                throw new IllegalStateException("no " + opening + " in " + page);
            }
            int first = begin + opening.length() + 2;
            return text.substring(first, text.indexOf("\n```", first) + 1);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
