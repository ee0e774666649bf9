package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.document.Decryption;
import ee.cdoc2.css.client.document.ListedShares;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.envelope.SealedContainer;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

    @Mixin
    private RecipientOption recipient;

    @Option(
            names = "--max-size",
            paramLabel = "BYTES",
            converter = LimitsOfBytes.class,
            description = "How much it may unpack to; by default 1 GiB, and a hundred times its own size.")
    private Limits limits = Limits.OPENING;

    @Parameters(paramLabel = "FILE", description = "The container; - is standard input.")
    private Path input;

    DecryptCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ServerList servers = list.read(context);
        List<Path> files = read(servers, console);
        console.result(
                new JsonMembers()
                        .add(
                                "files",
                                files.stream()
                                        .map(file -> new JsonString(file.toString()))
                                        .toList())
                        .add(
                                "expiry",
                                console.kept().entrySet().stream()
                                        .map(share -> new JsonMembers()
                                                .add("server", share.getKey().serverId())
                                                .add("expires", share.getValue().toString())
                                                .object())
                                        .toList()),
                files.stream().map(Path::toString).toArray(String[]::new));
    }

    private List<Path> read(ServerList servers, Console console) {
        ContainerFile container = new ContainerFile(input);
        try (ByteProgress progress = context.progress("Decrypting", container.size(), console)) {
            return container.read(context, stream -> decrypt(progress.counting(stream), servers, console));
        }
    }

    private List<Path> decrypt(InputStream stream, ServerList servers, Console console) throws IOException {
        SealedContainer container = SealedContainer.read(stream);
        return new Decryption(
                        new ListedShares(servers),
                        capsule -> authentication.receive(capsule, servers, context, console))
                .decrypt(container, recipient.of(container.header(), authentication, context), folder, limits);
    }
}
