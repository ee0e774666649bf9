package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.SignedServerList;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.nio.file.Path;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client servers sign}. */
@Command(name = "sign", mixinStandardHelpOptions = true, description = "Signs a server list, as a compact JWS.")
final class ServersSignCommand extends ReportingCommand {
    @Mixin
    private KeyOptions key;

    @Option(names = "--servers", required = true, paramLabel = "FILE", description = "The plain server list.")
    private Path listFile;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "Where to write the signed list.")
    private Path signedFile;

    @Option(
            names = "--valid-until",
            paramLabel = "TIME",
            description = "Until when the signed list may be used, such as 2030-01-31T00:00:00Z.")
    private Instant validUntil;

    ServersSignCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ServerList list = ListFile.at(listFile).read();
        ServerList dated = validUntil == null ? list : list.validUntil(validUntil);
        if (dated.validUntil().isEmpty()) {
            console.warn("The list has no end of validity: an old one can be passed off as the newest for ever. "
                    + "See --valid-until.");
        }
        new LocalFile(signedFile).replace(SignedServerList.sign(dated, key.signer(context)));
        console.result(new JsonMembers().add("signed", signedFile.toString()), "Signed: " + signedFile);
    }
}
