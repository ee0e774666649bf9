package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.connection.Patience;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** One run of the program: what it exits with, and what it printed. */
record Run(int exitCode, String out, String err) {
    static final String PASSWORD = "changeit";

    static Run of(String... arguments) {
        return at(Clock.systemUTC(), arguments);
    }

    static Run at(Clock clock, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Patience patience =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(20), 1, Duration.ZERO, duration -> {});
        int exitCode = new CssClient(new Surroundings(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("CSS_CLIENT_PKCS12_PASSWORD", PASSWORD),
                        clock,
                        new SecureRandom(),
                        patience))
                .run(arguments);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
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
