package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the session of the second protocol is kept. */
final class SessionOption {
    private static final String NAME = ".css-client-session.json";

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description = "The session file; by default " + NAME + " in the home directory.")
    private Path file;

    SessionFile file(CommandContext context) {
        if (file != null) {
            return SessionFile.at(file);
        }
        String home = context.environment().get("HOME");
        if (home == null || home.isEmpty()) {
            throw new ClientException(
                    Failure.FILE_FAULT, "There is no home directory for the session file.", "Give --session.");
        }
        return SessionFile.at(Path.of(home).resolve(NAME));
    }
}
