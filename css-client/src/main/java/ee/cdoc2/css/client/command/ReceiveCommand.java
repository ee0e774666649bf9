package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.CapsuleFormat;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.SignIn;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code css-client receive}. */
@Command(
        name = "receive",
        mixinStandardHelpOptions = true,
        description = "Signs once, fetches all shares of a capsule, and gives the key back.")
final class ReceiveCommand extends ReportingCommand {
    @Mixin
    private ListOptions list;

    @Mixin
    private SignerOptions signer;

    @Mixin
    private SessionOption session;

    @Option(
            names = "--protocol",
            paramLabel = "v1|v2",
            converter = Protocols.class,
            description = "The protocol. By default the second, in a session (css-client login); the first when one of"
                    + " --pkcs12, --smart-id and --mobile-id says with what to sign.")
    private Scheme protocol;

    @Spec
    private CommandSpec spec;

    @Option(names = "--capsule", required = true, paramLabel = "FILE", description = "The capsule.")
    private Path capsuleFile;

    @Option(names = "--key", paramLabel = "FILE", description = "Where to write the key. By default it is printed.")
    private Path keyFile;

    ReceiveCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ServerList servers = list.read(context);
        Capsule capsule = CapsuleFormat.parse(new LocalFile(capsuleFile).read());
        if (keyFile != null) {
            new LocalFile(keyFile).requireNew();
        }
        Receiver receiver = new Receiver(
                servers, context.connections(), context.random(), context.clock(), new ConsoleProgress(console));
        KeyMaterial key = isFirst(servers, console)
                ? receiver.receive(capsule, signer.signer(capsule.recipient(), context, console))
                : inSession(receiver, servers, capsule, console);
        give(key, console);
    }

    private boolean isFirst(ServerList servers, Console console) {
        if (protocol == Scheme.V1 && !signer.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(), "--protocol v1 needs one of --pkcs12, --smart-id and --mobile-id.");
        }
        if (protocol == Scheme.V2 && signer.isGiven()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--protocol v2 signs as the session says: leave out --pkcs12, --smart-id and --mobile-id.");
        }
        if (protocol == null && signer.isGiven() && servers.signIn().isPresent()) {
            console.warn("The first protocol is used, though the list has what the second needs: sign in"
                    + " (css-client login), and say no more with what to sign. --protocol v1 silences this.");
        }
        return signer.isGiven();
    }

    private KeyMaterial inSession(Receiver receiver, ServerList servers, Capsule capsule, Console console) {
        // private/ recipients have no second protocol
        SignerOptions.person(capsule.recipient());
        servers.requireSignIn();
        Session current = session.file(context).read();
        // before the RP server is asked for anything
        current.requireFor(capsule.recipient(), context.clock().instant());
        SignIn signIn = new SignIn(
                servers, context.connections(), console::showCode, context.clock(), new ConsoleProgress(console));
        return receiver.receive(capsule, current, signIn.signer(current));
    }

    private void give(KeyMaterial key, Console console) {
        if (keyFile == null) {
            console.result(new JsonMembers().add("key", key.hex()), key.hex());
        } else {
            KeyFile.at(keyFile).create(key);
            console.result(new JsonMembers().add("keyFile", keyFile.toString()), "The key is in " + keyFile);
        }
    }
}
