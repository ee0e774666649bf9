package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.PresentedCertificate;
import ee.cdoc2.css.client.server.Finding;
import ee.cdoc2.css.client.server.ListInspection;
import ee.cdoc2.css.client.server.ServerInspection;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.protocol.json.JsonMembers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client servers check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a server list: its form, its signature, what expires, URLs that clients confuse, and that"
                + " each server answers with a listed key.")
final class ServersCheckCommand extends ReportingCommand {
    @Mixin
    private ListOptions list;

    @Option(names = "--offline", description = "Contact no server.")
    private boolean offline;

    @Option(
            names = "--warn-days",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "Warn of what expires within so many days; by default ${DEFAULT-VALUE}.")
    private int warnDays;

    ServersCheckCommand(CommandContext context) {
        super(context);
    }

    @Override
    void run(Console console) {
        ServerList servers = list.read(context);
        List<Finding> findings =
                new ArrayList<>(new ListInspection(context.clock(), Duration.ofDays(warnDays)).inspect(servers));
        if (!offline) {
            ServerInspection online = new ServerInspection(
                    new PresentedCertificate(context.timeouts().connect()));
            servers.servers().forEach(server -> findings.addAll(online.inspect(server)));
            servers.signIn().ifPresent(others -> findings.addAll(online.inspect(others)));
        }
        report(servers, findings, console);
    }

    private static void report(ServerList servers, List<Finding> findings, Console console) {
        findings.forEach(finding -> {
            if (finding.level() == Finding.Level.WARNING) {
                console.warn(finding.text());
            } else {
                console.say(finding.level() + ": " + finding.text());
            }
        });
        List<String> errors = findings.stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .map(Finding::text)
                .toList();
        if (!errors.isEmpty()) {
            throw new ClientException(
                    Failure.CHECK_FAILED,
                    "The check of the server list found errors (" + errors.size() + "): " + String.join(" ", errors),
                    "Correct the list, or tell the operators.");
        }
        console.result(
                new JsonMembers().add("servers", servers.servers().size()),
                "The server list is in order: " + servers.servers().size() + " servers.");
    }
}
