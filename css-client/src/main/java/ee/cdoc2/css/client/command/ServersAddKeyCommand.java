package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerList;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code css-client servers add-key}. */
@Command(
        name = "add-key",
        mixinStandardHelpOptions = true,
        description = "Adds the next certificate of a server, before its key rolls over.")
final class ServersAddKeyCommand extends ServerKeyCommand {
    @Option(
            names = "--certificate",
            required = true,
            paramLabel = "FILE",
            description = "The next certificate (PEM or DER).")
    private Path certificateFile;

    ServersAddKeyCommand(CommandContext context) {
        super(context, "added", "Added to");
    }

    @Override
    Change change(ServerList list, String id) {
        X509Certificate next = new LocalFile(certificateFile).readCertificate();
        return new Change(list.with(id, next), Fingerprint.of(next));
    }
}
