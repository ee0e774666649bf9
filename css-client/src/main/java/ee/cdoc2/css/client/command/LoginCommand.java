package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.journey.SignIn;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client login}. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description =
                "Signs in at the auth server, and keeps the session, with which css-client receive gets keys for a"
                        + " day.")
final class LoginCommand extends ReportingCommand {
    @Mixin
    private ListOptions list;

    @Mixin
    private SessionOption session;

    @Option(
            names = "--recipient",
            required = true,
            paramLabel = "ID",
            converter = Recipients.class,
            description = "Who signs in: etsi/PNOEE-48010010101.")
    private RecipientId recipient;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private PhoneOptions phone;

    LoginCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ServerList servers = list.read(context);
        SessionFile file = session.file(context);
        Session current = new SignIn(
                        servers,
                        context.connections(),
                        console::showCode,
                        context.clock(),
                        new ConsoleProgress(console))
                .signIn(SignerOptions.person(recipient), phone.number());
        file.write(current);
        String path = file.file().path().toString();
        String until = current.token().expiresAt().toString();
        console.result(
                new JsonMembers().add("session", path).add("validUntil", until),
                "Signed in until " + until + ". The session is in " + path);
    }
}
