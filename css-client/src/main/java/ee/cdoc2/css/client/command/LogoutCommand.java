package ee.cdoc2.css.client.command;

import ee.cdoc2.css.protocol.json.JsonMembers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code css-client logout}. */
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        description = "Removes the session file. The servers do not hear of it: what was copied from it works until the"
                + " session is over.")
final class LogoutCommand extends ReportingCommand {
    @Mixin
    private SessionOption session;

    LogoutCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        LocalFile file = session.file(context).file();
        boolean existed = file.exists();
        file.remove();
        console.result(
                new JsonMembers().add("session", file.path().toString()).add("removed", existed),
                existed ? "Signed out: " + file.path() + " is removed." : "Nobody had signed in.");
    }
}
