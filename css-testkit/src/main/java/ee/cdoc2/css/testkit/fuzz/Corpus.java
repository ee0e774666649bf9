package ee.cdoc2.css.testkit.fuzz;

import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs that a target is tried with at each build: examples to start from, and what was once found. */
final class Corpus {
    private static final String SUFFIX = "FuzzTest";

    private Corpus() {}

    /** One input and the name of its file. */
    record Input(String name, byte[] bytes) {}

    /** {@return the inputs of a target; one at least} */
    static Stream<Input> of(Class<?> target) {
        String name = target.getSimpleName();
        if (!name.endsWith(SUFFIX)) {
            throw new IllegalStateException(name + " is not named …" + SUFFIX);
        }
        Path folder = RepositoryFiles.find("testdata/corpora/" + name.substring(0, name.length() - SUFFIX.length()));
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> inputs = files.sorted().toList();
            if (inputs.isEmpty()) {
                throw new IllegalStateException("no input in " + folder);
            }
            return inputs.stream().map(Corpus::input);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Input input(Path file) {
        try {
            return new Input(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
