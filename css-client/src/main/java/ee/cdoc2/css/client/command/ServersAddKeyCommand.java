package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.json.JsonMembers;
import ee.cdoc2.css.client.server.ServerList;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client servers add-key}. */
@Command(
        name = "add-key",
        mixinStandardHelpOptions = true,
        description = "Adds the next certificate of a server, before its key rolls over.")
final class ServersAddKeyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private OutputOptions output;

    @Option(names = "--servers", required = true, paramLabel = "FILE", description = "The plain server list.")
    private Path listFile;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The server's identifier.")
    private String id;

    @Option(
            names = "--certificate",
            required = true,
            paramLabel = "FILE",
            description = "The next certificate (PEM or DER).")
    private Path certificateFile;

    ServersAddKeyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return output.run(surroundings, console -> {
            ListFile file = ListFile.at(listFile);
            ServerList list = file.read();
            X509Certificate next = new LocalFile(certificateFile).readCertificate();
            file.write(list.replacing(list.get(id).with(next)));
            String fingerprint = Fingerprint.of(next).hex();
            console.result(
                    new JsonMembers().add("server", id).add("added", fingerprint),
                    "Added to " + id + " the certificate with SHA-256",
                    "  " + fingerprint);
        });
    }
}
