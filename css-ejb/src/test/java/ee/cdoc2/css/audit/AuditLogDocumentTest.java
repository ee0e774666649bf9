package ee.cdoc2.css.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/audit-log.md names every reason that can stand in a line, with the outcome and the problem that go with it. */
class AuditLogDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/audit-log.md");
    private static final Pattern ROW =
            Pattern.compile("(\\| `[A-Z_]+` \\| (?:denied|failed) \\| `[a-z-]+`) \\| .* \\|");

    @Test
    void everyReasonIsSpecified() throws IOException {
        Stream<String> rows = Files.readAllLines(DOCUMENT).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1));

        List<String> reasons = Stream.concat(
                        Arrays.stream(Denial.values()).map(AuditLogDocumentTest::row),
                        Stream.of("| `INTERNAL_ERROR` | failed | `internal-error`"))
                .toList();
        assertThat(rows).containsExactlyElementsOf(reasons);
    }

    private static String row(Denial reason) {
        String type = reason.problem().uri().toString();
        return "| `" + reason.name() + "` | " + (reason.problem().status() >= 500 ? "failed" : "denied") + " | `"
                + type.substring(type.lastIndexOf(':') + 1) + "`";
    }
}
