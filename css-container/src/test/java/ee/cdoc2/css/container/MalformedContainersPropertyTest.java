package ee.cdoc2.css.container;

import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.testkit.Mutations;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is damaged in a good input, its parser keeps what the parser's fuzz target says. */
class MalformedContainersPropertyTest {
    private static final int ROUNDS = 300;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "header.ContainerHeader",
                "header.KeyLabel",
                "envelope.Container",
                "payload.CompressedPayload",
                "archive.Archive",
                "archive.FileName"
            })
    void everyMutationIsAnswered(String parser) throws Exception {
        Class<?> type = Class.forName("ee.cdoc2.css.container." + parser + "FuzzTest");
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        FuzzTarget target = (FuzzTarget) constructor.newInstance();
        Path corpus = RepositoryFiles.find("testdata/corpora/" + parser.substring(parser.indexOf('.') + 1));
        for (Path file : inputs(corpus)) {
            String good = Files.readString(file, StandardCharsets.ISO_8859_1);
            new Mutations(good.length())
                    .of(good)
                    .limit(ROUNDS)
                    .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                    .forEach(bytes -> assertThatCode(() -> target.read(bytes))
                            .as("a mutation of %s", file.getFileName())
                            .doesNotThrowAnyException());
        }
    }

    private static List<Path> inputs(Path corpus) throws Exception {
        try (Stream<Path> files = Files.list(corpus)) {
            return files.sorted().toList();
        }
    }
}
