package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.document.Decryption;
import ee.cdoc2.css.client.document.ListedShares;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListReader;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.header.Header;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.header.PassedOverRecipient;
import ee.cdoc2.css.container.header.Recipient;
import ee.cdoc2.css.container.header.ShareLocation;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code css-client inspect}: verifies nothing, and asks servers only for expiry, as a recipient. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Shows for whom a .cdoc2 container says it is, and where it says their shares are.")
final class InspectCommand extends ReportingCommand {
    @Option(
            names = "--servers",
            paramLabel = "FILE",
            description = "A server list, to tell which of the servers it has.")
    private Path servers;

    @Option(
            names = "--expiry",
            description =
                    "Ask the servers until when they keep their shares, which they tell their recipient alone: the"
                            + " key is fetched as decrypt does, and dropped.")
    private boolean expiry;

    @Mixin
    private AuthenticationOptions authentication;

    @Mixin
    private RecipientOption recipient;

    @Parameters(paramLabel = "FILE", description = "The container; - is standard input.")
    private Path input;

    @Spec
    private CommandSpec spec;

    InspectCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        Optional<ServerList> known = Optional.ofNullable(servers)
                .map(file -> new ServerListReader(Optional.empty(), context.clock()).read(new LocalFile(file).read()));
        if (expiry && known.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--expiry needs --servers.");
        }
        Header header = new ContainerFile(input)
                .read(context, stream -> SealedContainer.read(stream).header());
        if (expiry) {
            ask(header, known.orElseThrow(), console);
        }
        show(header.recipients(), new Shares(known.map(ListedShares::new), console.kept()), console);
    }

    private void ask(Header header, ServerList list, Console console) {
        KeySharesRecipient record = header.of(recipient.of(header, authentication, context)).stream()
                .findFirst()
                .orElseThrow(Decryption::notForRecipient);
        authentication.receive(new ListedShares(list).capsule(record), list, context, console);
    }

    /** What is known of shares. */
    private record Shares(Optional<ListedShares> list, Map<ShareReference, Instant> kept) {
        Optional<ServerEntry> server(ShareLocation share) {
            return list.flatMap(known -> known.find(share.server()));
        }

        Optional<Instant> expires(ShareLocation share) {
            return server(share).map(server -> kept.get(new ShareReference(server.id(), share.id())));
        }
    }

    private static void show(List<Recipient> recipients, Shares shares, Console console) {
        List<String> lines = new ArrayList<>();
        recipients.forEach(recipient -> describe(recipient, shares, lines));
        console.result(
                new JsonMembers()
                        .add(
                                "recipients",
                                recipients.stream()
                                        .map(recipient -> json(recipient, shares))
                                        .toList()),
                lines.toArray(String[]::new));
    }

    private static void describe(Recipient recipient, Shares shares, List<String> lines) {
        String label = "   label, which nobody has checked: " + shown(recipient.label());
        if (recipient instanceof KeySharesRecipient person) {
            lines.add(person.id().value());
            lines.add(label);
            person.shares()
                    .forEach(share -> lines.add("   share " + share.id() + " on " + share.server()
                            + serverName(share, shares)
                            + shares.expires(share)
                                    .map(until -> ", kept until " + until)
                                    .orElse("")));
        } else if (recipient instanceof PassedOverRecipient other) {
            lines.add("a recipient by " + other.kind().title() + ": " + other.reason());
            lines.add(label);
        }
    }

    private static String serverName(ShareLocation share, Shares shares) {
        return shares.list().isEmpty()
                ? ""
                : shares.server(share).map(server -> ", " + server.name()).orElse(", which is not in the server list");
    }

    private static JsonObject json(Recipient recipient, Shares shares) {
        JsonMembers members =
                new JsonMembers().add("capsule", recipient.kind().title()).add("label", shown(recipient.label()));
        if (recipient instanceof KeySharesRecipient person) {
            members.add("recipient", person.id().value())
                    .add(
                            "shares",
                            person.shares().stream()
                                    .map(share -> json(share, shares))
                                    .toList());
        } else if (recipient instanceof PassedOverRecipient other) {
            members.add("passedOver", other.reason());
        }
        return members.object();
    }

    private static JsonObject json(ShareLocation share, Shares shares) {
        JsonMembers members = new JsonMembers()
                .add("server", share.server().toString())
                .add("shareId", share.id().toString());
        shares.server(share).map(ServerEntry::id).ifPresent(id -> members.add("serverId", id));
        shares.expires(share).ifPresent(until -> members.add("expires", until.toString()));
        return members.object();
    }

    /** A stranger wrote it: nothing that a terminal obeys, and no more than a line of it. */
    private static String shown(String label) {
        StringBuilder text = new StringBuilder();
        label.codePoints().limit(200).forEach(character -> text.appendCodePoint(isShown(character) ? character : '?'));
        return text.toString();
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
