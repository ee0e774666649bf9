package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.CapsuleFormat;
import ee.cdoc2.css.client.connection.StoredShare;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.SendFailed;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.journey.Sent;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.protocol.ExpiryTime;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code css-client send}. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Splits a key, leaves a share on each server, and writes the capsule.")
final class SendCommand extends ReportingCommand {
    private static final int LEAST_SERVERS = 2;

    @Mixin
    private ListOptions list;

    @Option(
            names = "--recipient",
            required = true,
            paramLabel = "ID",
            converter = Recipients.class,
            description = "Who may fetch the key: etsi/PNOEE-48010010101 or private/JIO/70000349.")
    private RecipientId recipient;

    @Option(
            names = "--server",
            paramLabel = "ID",
            description = "Use this server; may be given more than once. By default all servers of the list.")
    private List<String> serverIds = List.of();

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            converter = ExpiryTimes.class,
            description = "When the servers are to delete their shares, such as 2030-01-31T00:00:00Z. By default each"
                    + " server decides.")
    private Instant expires;

    @Option(names = "--capsule", required = true, paramLabel = "FILE", description = "Where to write the capsule.")
    private Path capsuleFile;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Key key;

    @Spec
    private CommandSpec spec;

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

    /** Reads a time as the servers do. */
    static final class ExpiryTimes implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            return ExpiryTime.parse(text)
                    .orElseThrow(() -> new TypeConversionException("not a time such as 2030-01-31T00:00:00Z"));
        }
    }

    @Override
    void run(Console console) {
        ServerList servers = list.read(context);
        List<ServerEntry> chosen = ListOptions.choose(servers, serverIds);
        if (chosen.size() < LEAST_SERVERS) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "A key is split over at least two servers: one alone would hold the key itself.",
                    "Choose more servers, or use a list with more of them.");
        }
        LocalFile target = new LocalFile(capsuleFile).requireNew();
        requireFuture();
        Map<ServerEntry, StoredShare> answers =
                send(key(), chosen, target, console).answers();
        answers.forEach((server, answer) -> tellExpiry(server, answer, console));
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

    private void requireFuture() {
        if (expires != null && !expires.isAfter(context.clock().instant())) {
            throw new ParameterException(spec.commandLine(), "--expires is not in the future: " + expires);
        }
    }

    private void tellExpiry(ServerEntry server, StoredShare answer, Console console) {
        if (answer.expires().isEmpty()) {
            if (expires != null) {
                console.warn(server.title() + " does not say when it deletes its share: it may not know --expires.");
            }
            return;
        }
        Instant until = answer.expires().get();
        if (expires != null && !until.equals(expires)) {
            console.warn(server.title() + " deletes its share on " + until + ", another time than was asked for.");
        } else {
            console.say(server.name() + ": keeps its share until " + until);
        }
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
                    .send(material, recipient, chosen, Optional.ofNullable(expires));
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
