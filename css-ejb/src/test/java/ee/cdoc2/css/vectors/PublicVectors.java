package ee.cdoc2.css.vectors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tokens, certificates and keys of the second protocol that others have published. They are kept beside the repository, in
 * {@code ../shared/vectors}; a test that needs one that is not there is skipped, and says which one.
 */
public final class PublicVectors {
    private static final Path FOLDER = RepositoryFiles.find("README.md")
            .resolveSibling("../shared/vectors")
            .normalize();

    private PublicVectors() {}

    /** {@return the file's text without the line feed at its end; aborts the test when there is no such file} */
    public static String text(String name) {
        Path file = FOLDER.resolve(name);
        assumeTrue(
                Files.exists(file), () -> "skipped: there is no ../shared/vectors/" + name + " beside the repository");
        try {
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the value of one line of a file of lines {@code name: value}} */
    public static String line(String file, String name) {
        return text(file)
                .lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElseThrow();
    }
}
