package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.document.ContainerFaults;
import ee.cdoc2.css.container.ContainerException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command that reports to a person, or with {@code --json} to a machine, and exits with the code of its failure. */
abstract class ReportingCommand implements Callable<Integer> {
    @Option(names = "--json", description = "Print one line of JSON, for machines.")
    private boolean json;

    final CommandContext context;

    ReportingCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public final Integer call() {
        Console console = new Console(context, json);
        try {
            run(console);
            return 0;
        } catch (ClientException failed) {
            return console.failure(failed);
        } catch (ContainerException refused) {
            return console.failure(ContainerFaults.of(refused));
        }
    }

    /**
     * Does the command's work.
     *
     * @param console where to report progress, warnings and the result
     * @throws ClientException    when it cannot be done
     * @throws ContainerException when a container cannot be opened or made
     */
    abstract void run(Console console);
}
