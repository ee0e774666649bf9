package ee.cdoc2.css.client.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code css-client generate-man-page}. */
@Command(
        name = "generate-man-page",
        mixinStandardHelpOptions = true,
        description = "Prints the manual page, css-client(1): css-client generate-man-page | man -l -")
final class GenerateManPageCommand implements Runnable {
    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    GenerateManPageCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public void run() {
        context.out().print(ManPage.of(spec.root()));
    }
}
