package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the session of the second protocol is kept. */
final class SessionOption {
    private static final String NAME = ".css-client-session.json";
    /** Windows has the second alone. */
    private static final List<String> HOME_VARIABLES = List.of("HOME", "USERPROFILE");

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description = "The session file; by default " + NAME + " in the home directory.")
    private Path file;

    SessionFile file(CommandContext context) {
        if (file != null) {
            return SessionFile.at(file);
        }
        return HOME_VARIABLES.stream()
                .map(name -> context.environment().getOrDefault(name, ""))
                .filter(home -> !home.isEmpty())
                .findFirst()
                .map(home -> SessionFile.at(Path.of(home).resolve(NAME)))
                .orElseThrow(() -> new ClientException(
                        Failure.FILE_FAULT, "There is no home directory for the session file.", "Give --session."));
    }
}
