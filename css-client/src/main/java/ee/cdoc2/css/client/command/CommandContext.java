package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Timeouts;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The environment of a command: variables, streams, clock.
 *
 * @param in          for containers
 * @param out         for results
 * @param err         for progress, warnings and failures
 * @param terminal    for what is written over, if standard input and output are a terminal
 * @param environment variables by name
 * @param clock       the time
 * @param random      a cryptographically secure source
 * @param timeouts    how long to wait for servers
 */
record CommandContext(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Optional<PrintWriter> terminal,
        Map<String, String> environment,
        Clock clock,
        SecureRandom random,
        Timeouts timeouts) {

    /** Those of this process. What is printed is UTF-8 whatever the locale: an entry of a list is written so, too. */
    static CommandContext ofProcess() {
        // Java 22 to 24 have another console too, which is there without a terminal
        System.setProperty("jdk.console", "java.base");
        return new CommandContext(
                new FileInputStream(FileDescriptor.in),
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Optional.ofNullable(System.console()).map(java.io.Console::writer),
                System.getenv(),
                Clock.systemUTC(),
                new SecureRandom(),
                Timeouts.defaults());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    ByteProgress progress(String doing, OptionalLong total, Console console) {
        return new ByteProgress(console.isJson() ? Optional.empty() : terminal, doing, total, System::nanoTime);
    }

    Connections connections() {
        return new Connections(timeouts, clock);
    }
}
