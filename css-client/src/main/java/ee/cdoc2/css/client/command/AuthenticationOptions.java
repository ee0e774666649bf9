package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.SignIn;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** By which protocol a recipient fetches shares, and with what. */
final class AuthenticationOptions {
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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Fetches the key of a capsule. */
    KeyMaterial receive(Capsule capsule, ServerList servers, CommandContext context, Console console) {
        Receiver receiver = new Receiver(
                servers, context.connections(), context.random(), context.clock(), new ConsoleProgress(console));
        return isFirst(servers, console)
                ? receiver.receive(capsule, signer.signer(capsule.recipient(), context, console))
                : inSession(receiver, servers, capsule, context, console);
    }

    /** Who has signed in; nobody when the first protocol is used. */
    Optional<RecipientId> person(CommandContext context) {
        return signer.isGiven() || protocol == Scheme.V1
                ? Optional.empty()
                : Optional.of(session.file(context).read().token().subject());
    }

    private boolean isFirst(ServerList servers, Console console) {
        if (protocol == Scheme.V1 && !signer.isGiven()) {
            throw new ParameterException(
                    command.commandLine(), "--protocol v1 needs one of --pkcs12, --smart-id and --mobile-id.");
        }
        if (protocol == Scheme.V2 && signer.isGiven()) {
            throw new ParameterException(
                    command.commandLine(),
                    "--protocol v2 signs as the session says: leave out --pkcs12, --smart-id and --mobile-id.");
        }
        if (protocol == null && signer.isGiven() && servers.signIn().isPresent()) {
            console.warn("The first protocol is used, though the list has what the second needs: sign in"
                    + " (css-client login), and say no more with what to sign. --protocol v1 silences this.");
        }
        return signer.isGiven();
    }

    private KeyMaterial inSession(
            Receiver receiver, ServerList servers, Capsule capsule, CommandContext context, Console console) {
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
}
