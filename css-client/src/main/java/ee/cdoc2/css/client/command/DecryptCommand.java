package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.document.Decryption;
import ee.cdoc2.css.client.document.ListedShares;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.container.header.Header;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code css-client decrypt}. */
@Command(
        name = "decrypt",
        mixinStandardHelpOptions = true,
        description = "Fetches the shares of a .cdoc2 container's key, and unpacks its files.")
final class DecryptCommand extends ReportingCommand {
    @Mixin
    private ListOptions list;

    @Mixin
    private AuthenticationOptions authentication;

    @Option(
            names = {"-d", "--directory"},
            required = true,
            paramLabel = "FOLDER",
            description = "Where to put the files; it exists, and nothing in it is overwritten.")
    private Path folder;

    @Option(
            names = "--recipient",
            paramLabel = "ID",
            converter = Recipients.class,
            description = "Who opens it. By default who has signed in; with the first protocol, its one recipient.")
    private RecipientId recipient;

    @Option(names = "--max-size", paramLabel = "BYTES", description = "How much it may unpack to; by default 1 GiB.")
    private long maxSize = Limits.OPENING.bytes();

    @Parameters(paramLabel = "FILE", description = "The container; - is standard input.")
    private String input;

    @Spec
    private CommandSpec spec;

    DecryptCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        if (maxSize <= 0) {
            throw new ParameterException(spec.commandLine(), "--max-size is greater than 0.");
        }
        ServerList servers = list.read(context);
        List<Path> files = new ContainerFile(input).read(context, stream -> decrypt(stream, servers, console));
        console.result(
                new JsonMembers()
                        .add(
                                "files",
                                files.stream()
                                        .map(file -> new JsonString(file.toString()))
                                        .toList()),
                files.stream().map(Path::toString).toArray(String[]::new));
    }

    private List<Path> decrypt(InputStream stream, ServerList servers, Console console) throws IOException {
        SealedContainer container = SealedContainer.read(stream);
        return new Decryption(
                        new ListedShares(servers),
                        capsule -> authentication.receive(capsule, servers, context, console))
                .decrypt(container, opener(container.header()), folder, Limits.ofBytes(maxSize));
    }

    private RecipientId opener(Header header) {
        if (recipient != null) {
            return recipient;
        }
        return authentication.person(context).orElseGet(() -> onlyOne(header));
    }

    private RecipientId onlyOne(Header header) {
        List<RecipientId> ids = header.recipients().stream()
                .filter(KeySharesRecipient.class::isInstance)
                .map(each -> ((KeySharesRecipient) each).id())
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The container has " + ids.size() + " recipients with shares: give --recipient.");
        }
        return ids.get(0);
    }
}
