package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.connection.Timeouts;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One run of the program: what it exits with, and what it printed. */
record CommandRun(int exitCode, String out, String err) {
    static final String PASSWORD = "changeit";

    static CommandRun of(String... arguments) {
        return at(Clock.systemUTC(), arguments);
    }

    static CommandRun of(List<String> arguments, String... more) {
        return of(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    static CommandRun at(Clock clock, String... arguments) {
        return run(clock, InputStream.nullInputStream(), Map.of("CSS_CLIENT_PKCS12_PASSWORD", PASSWORD), arguments);
    }

    /** As a person with this home directory runs it. */
    static CommandRun atHome(Path home, String... arguments) {
        return atHome("HOME", home, arguments);
    }

    /** As a person with this home directory runs it, on a system that names it so. */
    static CommandRun atHome(String variable, Path home, String... arguments) {
        return run(
                Clock.systemUTC(),
                InputStream.nullInputStream(),
                Map.of("CSS_CLIENT_PKCS12_PASSWORD", PASSWORD, variable, home.toString()),
                arguments);
    }

    /** With these bytes on standard input. */
    static CommandRun reading(byte[] input, List<String> arguments) {
        return run(
                Clock.systemUTC(),
                new ByteArrayInputStream(input),
                Map.of("CSS_CLIENT_PKCS12_PASSWORD", PASSWORD),
                arguments.toArray(String[]::new));
    }

    private static CommandRun run(Clock clock, InputStream in, Map<String, String> variables, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Timeouts timeouts =
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), 1, Duration.ZERO, duration -> {});
        int exitCode = new CssClient(new CommandContext(
                        in,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Optional.empty(),
                        variables,
                        clock,
                        new SecureRandom(),
                        timeouts))
                .run(arguments);
        return new CommandRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Its one line of JSON. */
    JsonObject json() {
        if (out.strip().contains("\n")) {
            throw new AssertionError("more than one line: " + out);
        }
        return StrictJson.parseObject(out.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("not JSON: " + out));
    }
}
