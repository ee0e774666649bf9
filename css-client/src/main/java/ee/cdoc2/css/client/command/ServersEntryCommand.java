package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.json.IndentedJson;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code css-client servers entry}. */
@Command(
        name = "entry",
        mixinStandardHelpOptions = true,
        description = "Makes the entry of a running server, and shows its certificate's fingerprint for comparison.")
final class ServersEntryCommand extends ReportingCommand {
    @Option(names = "--id", required = true, paramLabel = "ID", description = "The server's identifier in the list.")
    private String id;

    @Option(names = "--organisation", required = true, paramLabel = "NAME", description = "Who operates it.")
    private String organisation;

    @Option(
            names = "--recipient-url",
            required = true,
            paramLabel = "URL",
            converter = BaseUrls.class,
            description = "Where shares are fetched: https://host:port, and a path if need be.")
    private BaseUrl recipientUrl;

    @Option(
            names = "--sender-url",
            paramLabel = "URL",
            converter = BaseUrls.class,
            description = "Where shares are stored, if elsewhere.")
    private BaseUrl senderUrl;

    @Option(
            names = "--session-nonce-url",
            paramLabel = "URL",
            converter = SessionNonceUrls.class,
            description =
                    "Where the auth server gets session nonces, if the server speaks the second protocol: most often"
                            + " the recipient URL and /session_nonce.")
    private SessionNonceUrl sessionNonceUrl;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256",
            converter = Fingerprints.class,
            description = "Make the entry only if the server's certificate has this fingerprint.")
    private Fingerprint expected;

    @Option(
            names = "--add-to",
            paramLabel = "FILE",
            description = "Add the entry to this list, which is made if need be. By default the entry is printed.")
    private Path listFile;

    ServersEntryCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        BaseUrl sender = Optional.ofNullable(senderUrl).orElse(recipientUrl);
        ShownCertificate look = new ShownCertificate(context, console);
        List<X509Certificate> certificates = Stream.of(recipientUrl, sender)
                .distinct()
                .map(url -> look.at(url, id, Optional.ofNullable(expected)))
                .distinct()
                .toList();
        ServerEntry entry = new ServerEntry(
                id,
                organisation,
                Set.of(Capsule.TYPE),
                sender,
                recipientUrl,
                Optional.ofNullable(sessionNonceUrl),
                certificates);
        give(entry, console);
    }

    private void give(ServerEntry entry, Console console) {
        JsonObject json = ServerListFormat.json(entry);
        if (listFile == null) {
            String text = new String(IndentedJson.write(json), StandardCharsets.UTF_8).stripTrailing();
            console.result(new JsonMembers().add("entry", json), text);
            return;
        }
        ListFile list = ListFile.at(listFile);
        ServerList before = list.file().exists() ? list.read() : new ServerList(List.of(), Optional.empty());
        list.write(before.with(entry));
        console.result(
                new JsonMembers().add("entry", json).add("list", listFile.toString()),
                "Added " + entry.name() + " to " + listFile);
    }
}
