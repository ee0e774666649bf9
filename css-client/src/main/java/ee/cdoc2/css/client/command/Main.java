package ee.cdoc2.css.client.command;

import java.util.logging.LogManager;

/** The program {@code css-client}. */
public final class Main {
    private Main() {}

    /**
     * Runs a command and exits with its code.
     *
     * @param arguments the command line, see docs/client.md
     */
    public static void main(String[] arguments) {
        // what libraries log is for programmers, and could hold personal data: a command says itself what went wrong
        LogManager.getLogManager().reset();
        System.exit(new CssClient(CommandContext.ofProcess()).run(arguments));
    }
}
