package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.json.JsonMembers;
import ee.cdoc2.css.client.server.ServerList;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code css-client servers remove-key}. */
@Command(
        name = "remove-key",
        mixinStandardHelpOptions = true,
        description = "Removes the old certificate of a server, after its key rolled over.")
final class ServersRemoveKeyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private OutputOptions output;

    @Option(names = "--servers", required = true, paramLabel = "FILE", description = "The plain server list.")
    private Path listFile;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The server's identifier.")
    private String id;

    @Option(
            names = "--fingerprint",
            required = true,
            paramLabel = "SHA256",
            converter = Fingerprints.class,
            description = "The old certificate's SHA-256.")
    private Fingerprint old;

    ServersRemoveKeyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return output.run(surroundings, console -> {
            ListFile file = ListFile.at(listFile);
            ServerList list = file.read();
            file.write(list.replacing(list.get(id).without(old)));
            console.result(
                    new JsonMembers().add("server", id).add("removed", old.hex()),
                    "Removed from " + id + " the certificate with SHA-256",
                    "  " + old);
        });
    }

    /** Reads a fingerprint from the command line. */
    static final class Fingerprints implements ITypeConverter<Fingerprint> {
        @Override
        public Fingerprint convert(String text) {
            return Fingerprint.parse(text)
                    .orElseThrow(() -> new TypeConversionException("not 64 hex digits, with or without colons"));
        }
    }
}
