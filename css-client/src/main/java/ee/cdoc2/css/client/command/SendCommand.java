package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.CapsuleFormat;
import ee.cdoc2.css.client.connection.StoredShare;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.SendFailed;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.journey.Sent;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client send}. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Splits a key, leaves a share on each server, and writes the capsule.")
final class SendCommand extends ReportingCommand {
    @Mixin
    private SendingOptions sending;

    @Option(
            names = "--recipient",
            required = true,
            paramLabel = "ID",
            converter = Recipients.class,
            description = "Who may fetch the key: etsi/PNOEE-48010010101 or private/JIO/70000349.")
    private RecipientId recipient;

    @Option(names = "--capsule", required = true, paramLabel = "FILE", description = "Where to write the capsule.")
    private Path capsuleFile;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Key key;

    SendCommand(CommandContext context) {
        super(context);
    }

    /** One of these. */
    static final class Key {
        @Option(names = "--key", paramLabel = "FILE", description = "The key: 64 hex digits.")
        private Path given;

        @Option(names = "--new-key", paramLabel = "FILE", description = "Make a new key, and write it here.")
        private Path made;
    }

    @Override
    void run(Console console) {
        List<ServerEntry> chosen = sending.servers(context);
        LocalFile target = new LocalFile(capsuleFile).requireNew();
        sending.requireFuture(context);
        Sent sent = send(key(), chosen, target, console);
        sending.tellExpiry(sent, console);
        Map<ServerEntry, StoredShare> answers = sent.answers();
        console.result(
                new JsonMembers()
                        .add("capsule", capsuleFile.toString())
                        .add(
                                "servers",
                                chosen.stream()
                                        .map(entry -> new JsonString(entry.id()))
                                        .toList())
                        .add(
                                "expiry",
                                answers.entrySet().stream()
                                        .map(each -> expiry(each.getKey(), each.getValue()))
                                        .toList()),
                "The key is sent. Capsule: " + capsuleFile);
    }

    private static JsonObject expiry(ServerEntry server, StoredShare answer) {
        JsonMembers members = new JsonMembers().add("server", server.id());
        answer.expires()
                .ifPresent(until -> members.add("expires", until.toString()).add("adjusted", answer.adjusted()));
        return members.object();
    }

    private Sent send(KeyMaterial material, List<ServerEntry> chosen, LocalFile target, Console console) {
        try {
            Sent sent = new Sender(
                            context.connections(), context.random(), context.clock(), new ConsoleProgress(console))
                    .send(material, recipient, chosen, sending.expires());
            write(sent.capsule(), target);
            return sent;
        } catch (ClientException failed) {
            if (key.made != null) {
                new LocalFile(key.made).remove();
            }
            throw failed;
        }
    }

    private static void write(Capsule capsule, LocalFile target) {
        try {
            target.create(CapsuleFormat.write(capsule));
        } catch (ClientException unwritable) {
            throw new SendFailed(unwritable, capsule.shares());
        }
    }

    private KeyMaterial key() {
        if (key.given != null) {
            return KeyFile.at(key.given).read();
        }
        KeyMaterial made = KeyMaterial.random(context.random());
        KeyFile.at(key.made).create(made);
        return made;
    }
}
