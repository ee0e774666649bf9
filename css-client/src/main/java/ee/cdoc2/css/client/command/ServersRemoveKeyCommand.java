package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code css-client servers remove-key}. */
@Command(
        name = "remove-key",
        mixinStandardHelpOptions = true,
        description = "Removes the old certificate of a server, after its key rolled over.")
final class ServersRemoveKeyCommand extends ServerKeyCommand {
    @Option(
            names = "--fingerprint",
            required = true,
            paramLabel = "SHA256",
            converter = Fingerprints.class,
            description = "The old certificate's SHA-256.")
    private Fingerprint old;

    ServersRemoveKeyCommand(CommandContext context) {
        super(context, "removed", "Removed from");
    }

    @Override
    Change change(ServerList list, String id) {
        return new Change(list.without(id, old), old);
    }
}
