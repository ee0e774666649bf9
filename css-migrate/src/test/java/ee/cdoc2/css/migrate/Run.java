package ee.cdoc2.css.migrate;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * A command that has been run.
 *
 * @param status how it ended
 * @param out    its standard output
 * @param err    its standard error
 */
record Run(ExitStatus status, String out, String err) {
    /** When all commands run, if nothing else is said. */
    static final Instant NOW = Instant.parse("2026-11-27T10:00:00.5Z");

    static Run of(Map<String, String> environment, String... arguments) {
        return of(environment, InstantSource.fixed(NOW), arguments);
    }

    static Run of(Map<String, String> environment, InstantSource clock, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitStatus status = new CssMigrate(
                        environment,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        clock.withZone(ZoneOffset.UTC))
                .run(arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** {@return whether standard output has this line} */
    boolean says(String line) {
        return out.lines().anyMatch(each -> each.equals(line) || each.startsWith(line + " "));
    }
}
