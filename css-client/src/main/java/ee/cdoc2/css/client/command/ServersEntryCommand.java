package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.certificate.PresentedCertificate;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.protocol.BaseUrl;
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
            names = "--fingerprint",
            paramLabel = "SHA256",
            description = "Make the entry only if the server's certificate has this fingerprint.")
    private String expected;

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
        List<X509Certificate> certificates = Stream.of(recipientUrl, sender)
                .distinct()
                .map(this::shown)
                .distinct()
                .toList();
        certificates.forEach(certificate -> compare(certificate, console));
        ServerEntry entry = new ServerEntry(id, organisation, Set.of(Capsule.TYPE), sender, recipientUrl, certificates);
        give(entry, console);
    }

    private X509Certificate shown(BaseUrl url) {
        return new PresentedCertificate(context.timeouts().connect())
                .of(url)
                .orElseThrow(() -> new ClientException(
                        Failure.SERVER_UNREACHABLE,
                        id,
                        "No server that speaks TLS 1.3 answers at " + url + ".",
                        "Check the URL and the network."));
    }

    private void compare(X509Certificate certificate, Console console) {
        Fingerprint fingerprint = Fingerprint.of(certificate);
        console.say("The server shows the certificate with SHA-256");
        console.say("  " + fingerprint);
        console.say("  valid until " + certificate.getNotAfter().toInstant());
        if (expected == null) {
            console.warn("Compare the fingerprint " + fingerprint + " with the one that the operator tells you over "
                    + "another channel, before anybody uses this entry.");
        } else if (!Fingerprint.parse(expected).map(fingerprint::equals).orElse(false)) {
            throw new ClientException(
                    Failure.SERVER_NOT_TRUSTED,
                    id,
                    "The server at " + recipientUrl + " shows the certificate with SHA-256 " + fingerprint
                            + ", and not the expected one.",
                    "Ask the operator. Somebody may be between you and the server.");
        }
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
