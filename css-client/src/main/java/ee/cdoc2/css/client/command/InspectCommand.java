package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.document.ListedShares;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerListReader;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.header.PassedOverRecipient;
import ee.cdoc2.css.container.header.Recipient;
import ee.cdoc2.css.container.header.ShareLocation;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code css-client inspect}: asks no server, and verifies nothing. */
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

    @Parameters(paramLabel = "FILE", description = "The container; - is standard input.")
    private String input;

    InspectCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        Optional<ListedShares> list = Optional.ofNullable(servers)
                .map(file -> new ListedShares(
                        new ServerListReader(Optional.empty(), context.clock()).read(new LocalFile(file).read())));
        List<Recipient> recipients = new ContainerFile(input)
                .read(context, stream -> SealedContainer.read(stream).header().recipients());
        List<String> lines = new ArrayList<>();
        recipients.forEach(recipient -> describe(recipient, list, lines));
        console.result(
                new JsonMembers()
                        .add(
                                "recipients",
                                recipients.stream()
                                        .map(recipient -> json(recipient, list))
                                        .toList()),
                lines.toArray(String[]::new));
    }

    private static void describe(Recipient recipient, Optional<ListedShares> list, List<String> lines) {
        String label = "   label, which nobody has checked: " + shown(recipient.label());
        if (recipient instanceof KeySharesRecipient person) {
            lines.add(person.id().value());
            lines.add(label);
            person.shares()
                    .forEach(share -> lines.add("   share " + share.id() + " on " + share.server()
                            + list.map(known -> known.find(share.server())
                                            .map(server -> ", " + server.name())
                                            .orElse(", which is not in the server list"))
                                    .orElse("")));
        } else if (recipient instanceof PassedOverRecipient other) {
            lines.add("a recipient by " + other.kind().title() + ": " + other.reason());
            lines.add(label);
        }
    }

    private static JsonObject json(Recipient recipient, Optional<ListedShares> list) {
        JsonMembers members =
                new JsonMembers().add("capsule", recipient.kind().title()).add("label", shown(recipient.label()));
        if (recipient instanceof KeySharesRecipient person) {
            members.add("recipient", person.id().value())
                    .add(
                            "shares",
                            person.shares().stream()
                                    .map(share -> json(share, list))
                                    .toList());
        } else if (recipient instanceof PassedOverRecipient other) {
            members.add("passedOver", other.reason());
        }
        return members.object();
    }

    private static JsonObject json(ShareLocation share, Optional<ListedShares> list) {
        JsonMembers members = new JsonMembers()
                .add("server", share.server().toString())
                .add("shareId", share.id().toString());
        list.flatMap(known -> known.find(share.server()))
                .map(ServerEntry::id)
                .ifPresent(id -> members.add("serverId", id));
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
