package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Timeouts;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * The environment of a command: variables, streams, clock.
 *
 * @param out         for results
 * @param err         for progress, warnings and failures
 * @param environment variables by name
 * @param clock       the time
 * @param random      a cryptographically secure source
 * @param timeouts    how long to wait for servers
 */
record CommandContext(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Clock clock,
        SecureRandom random,
        Timeouts timeouts) {

    /** Those of this process. */
    static CommandContext ofProcess() {
        return new CommandContext(
                System.out, System.err, System.getenv(), Clock.systemUTC(), new SecureRandom(), Timeouts.defaults());
    }

    Connections connections() {
        return new Connections(timeouts, clock);
    }
}
