package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.document.ContainerFaults;
import ee.cdoc2.css.client.document.Encryption;
import ee.cdoc2.css.client.journey.SendFailed;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.archive.SourceFile;
import ee.cdoc2.css.container.header.Header;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code css-client encrypt}. */
@Command(
        name = "encrypt",
        mixinStandardHelpOptions = true,
        description = "Encrypts files into a .cdoc2 container, and leaves shares of its recipients' keys on servers.")
final class EncryptCommand extends ReportingCommand {
    @Mixin
    private SendingOptions sending;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "ID",
            converter = Recipients.class,
            description = "Who may open it, such as etsi/PNOEE-48010010101; may be given more than once.")
    private List<RecipientId> recipients;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "Where to write the container; - is standard output.")
    private Path output;

    @Option(
            names = "--max-size",
            paramLabel = "BYTES",
            converter = LimitsOfBytes.class,
            description = "How much the files may have; by default 8 GiB, more than which others do not take.")
    private Limits limits = Limits.MAKING;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files.")
    private List<Path> files;

    @Spec
    private CommandSpec spec;

    EncryptCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        Set<RecipientId> all = new LinkedHashSet<>(recipients);
        ContainerFile container = new ContainerFile(output);
        requireUse(container, all, console);
        List<ServerEntry> servers = sending.servers(context);
        List<SourceFile> sources = SourceFile.of(files, limits);
        container.requireNew();
        sending.requireFuture(context);
        Sender sender =
                new Sender(context.connections(), context.random(), context.clock(), new ConsoleProgress(console));
        try (Encryption encryption = new Encryption(sender, context.random())) {
            for (RecipientId recipient : all) {
                sending.tellExpiry(encryption.addRecipient(recipient, servers, sending.expires()), console);
            }
            write(encryption, sources, container, console);
        }
        if (container.isStandard()) {
            console.say("The container is written.");
        } else {
            console.result(
                    new JsonMembers()
                            .add("container", output.toString())
                            .add(
                                    "files",
                                    sources.stream()
                                            .map(file ->
                                                    new JsonString(file.name().toString()))
                                            .toList())
                            .add(
                                    "servers",
                                    servers.stream()
                                            .map(server -> new JsonString(server.id()))
                                            .toList()),
                    "The container is written: " + output);
        }
    }

    private void requireUse(ContainerFile container, Set<RecipientId> all, Console console) {
        if (container.isStandard() && console.isJson()) {
            throw new ParameterException(spec.commandLine(), "--json and a container both want standard output.");
        }
        if (all.size() > Header.MAX_RECIPIENTS) {
            throw new ParameterException(
                    spec.commandLine(), "A container has " + Header.MAX_RECIPIENTS + " recipients at most.");
        }
    }

    private void write(Encryption encryption, List<SourceFile> sources, ContainerFile container, Console console) {
        OptionalLong total =
                OptionalLong.of(sources.stream().mapToLong(SourceFile::size).sum());
        try (ByteProgress progress = context.progress("Encrypting", total, console)) {
            container.create(context, stream -> encryption.write(sources, stream, progress::add));
        } catch (ContainerException refused) {
            throw new SendFailed(ContainerFaults.of(refused), encryption.leftBehind());
        } catch (ClientException unwritable) {
            throw new SendFailed(unwritable, encryption.leftBehind());
        }
    }
}
