package ee.cdoc2.css.migrate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.logging.LogManager;

/** The program {@code css-migrate}. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and exits with its status: 0 done, 1 failed, 2 wrong use, 3 the databases do not hold the same.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        // what the driver and Flyway log is for programmers, and could hold rows: a command says itself what went wrong
        LogManager.getLogManager().reset();
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.exit(new CssMigrate(System.getenv(), out, err, Clock.systemUTC())
                .run(arguments)
                .code());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
