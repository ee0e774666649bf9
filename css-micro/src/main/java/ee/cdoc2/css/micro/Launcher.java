package ee.cdoc2.css.micro;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;

/** The main class of css.jar. */
public final class Launcher {
    private static final int FAILED = 1;
    private static final String VERSION = "--version";
    private static final String READY = "--ready";

    private Launcher() {}

    /**
     * Starts CSS as the environment says, and returns when it answers; it runs until the process is told to stop. Where
     * it cannot start, ends the process with status 1 and one message for each fault.
     *
     * @param arguments none, since an argument could be seen by every user of the machine; or one alone that
     *                  starts nothing: {@code --version} prints what this is, {@code --ready} asks the server of the same environment
     *                  whether it is ready, prints what it says, and ends with status 0 or 1
     */
    public static void main(String[] arguments) {
        independentOfTheLocale();
        PrintStream standardOutput = System.out;
        if (List.of(arguments).equals(List.of(VERSION))) {
            standardOutput.println(version());
            return;
        }
        if (List.of(arguments).equals(List.of(READY))) {
            System.exit(isReady(standardOutput) ? 0 : FAILED);
        }
        // Payara prints what only its developers need; what matters to an operator goes to the log
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        LogFormat format = LogFormat.of(System.getenv());
        try {
            if (arguments.length > 0) {
                throw new StartFault(
                        "css.jar takes no arguments but --version and --ready; environment variables named CSS_... configure it");
            }
            format.print(Level.INFO, Launcher.class, version() + " starts on Java " + Runtime.version());
            Listener listener = new Start(Environment.read(System.getenv())).run();
            new DrainingStop().install();
            standardOutput.println("CSS listens on " + listener.url());
        } catch (StartFault fault) {
            format.didNotStart(fault.faults());
            System.exit(FAILED);
        }
    }

    private static boolean isReady(PrintStream out) {
        try {
            ReadinessQuestion.Answer answer =
                    Environment.readinessQuestion(System.getenv()).ask();
            out.println(answer.text());
            return answer.ready();
        } catch (StartFault fault) {
            fault.faults().forEach(out::println);
            return false;
        }
    }

    /** From the manifest of css.jar, which the build has written. */
    private static String version() {
        String version = Launcher.class.getPackage().getImplementationVersion();
        return "css.jar " + (version == null ? "(development)" : version);
    }

    /**
     * Payara changes the case of names by the default locale: in a Turkish one it does not find {@code DYNAMIC}. What is
     * printed is UTF-8 in every locale.
     */
    private static void independentOfTheLocale() {
        Locale.setDefault(Locale.ROOT);
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
    }
}
