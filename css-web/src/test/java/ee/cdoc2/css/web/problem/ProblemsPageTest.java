package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keeps the page that client authors read in step with the code. */
class ProblemsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "problems.md");

    @Test
    void pageListsEveryTypeOnceWithItsStatusAndTitle() throws IOException {
        assertThat(rows().stream().map(cells -> cells.subList(0, 3)))
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> List.of("`" + type.uri() + "`", Integer.toString(type.status()), type.title()))
                        .toList());
    }

    @Test
    void pageSaysOfEveryTypeWhenItComesAndWhatToDo() throws IOException {
        assertThat(rows()).allSatisfy(cells -> assertThat(cells).hasSize(5).doesNotContain(""));
    }

    @Test
    void pageNamesTheSecondsOfRetryAfter() throws IOException {
        assertThat(Files.readString(PAGE)).contains("`Retry-After: " + Problem.RETRY_AFTER_SECONDS + "`");
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `urn:"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
