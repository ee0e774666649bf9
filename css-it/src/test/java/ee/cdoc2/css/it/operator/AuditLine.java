package ee.cdoc2.css.it.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the audit log, whose form docs/audit-log.md says.
 *
 * @param event {@code store}, {@code nonce}, {@code release} or {@code expire}
 * @param outcome {@code success}, {@code denied} or {@code failed}
 * @param reason a name, or {@code null} as text
 * @param shareId the share id, or {@code null} as text
 * @param recipient the pseudonym, or {@code null} as text
 * @param requestId a UUID
 */
public record AuditLine(
        String event, String outcome, String reason, String shareId, String recipient, String requestId) {

    /** Exactly the members, in their order. */
    private static final Pattern FORM =
            Pattern.compile("\\{\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{3})?Z\","
                    + "\"event\":\"(store|nonce|release|expire)\",\"outcome\":\"(success|denied|failed)\",\"reason\":\"?(null|[A-Z_]+)\"?,"
                    + "\"shareId\":\"?(null|[0-9a-f]{32})\"?,\"recipient\":\"?(null|[0-9a-f]{32})\"?,"
                    + "\"requestId\":\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"}");

    /** {@return all lines of an audit file but empty ones; each has the form, or this fails} */
    public static List<AuditLine> of(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isEmpty())
                    .map(AuditLine::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the lines that stand in a server's own log, with whatever it puts around them} */
    public static List<AuditLine> within(String log) {
        return log.lines()
                .map(FORM::matcher)
                .filter(Matcher::find)
                .map(AuditLine::of)
                .toList();
    }

    private static AuditLine read(String line) {
        Matcher matcher = FORM.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return of(matcher);
    }

    private static AuditLine of(Matcher matcher) {
        return new AuditLine(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4),
                matcher.group(5),
                matcher.group(6));
    }
}
