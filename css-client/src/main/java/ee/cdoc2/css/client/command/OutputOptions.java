package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.failure.ClientException;
import picocli.CommandLine.Option;

/** How a command speaks; and the one place where failures become messages and exit codes. */
final class OutputOptions {
    @Option(names = "--json", description = "Print one line of JSON, for machines.")
    private boolean json;

    /** Runs a command's work. {@return the exit code} */
    int run(Surroundings surroundings, Work work) {
        Console console = new Console(surroundings, json);
        try {
            work.run(console);
            return 0;
        } catch (ClientException failed) {
            return console.failure(failed);
        }
    }

    /** What a command does. */
    interface Work {
        void run(Console console);
    }
}
