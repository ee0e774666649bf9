package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.failure.ClientException;
import ee.cdoc2.css.client.failure.Failure;
import ee.cdoc2.css.client.json.JsonMembers;
import ee.cdoc2.css.client.server.Finding;
import ee.cdoc2.css.client.server.ListInspection;
import ee.cdoc2.css.client.server.ServerInspection;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.tls.PresentedCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-client servers check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks a server list: its form, its signature, what expires, and that each server answers with "
                + "a listed key.")
final class ServersCheckCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private ListOptions list;

    @Mixin
    private OutputOptions output;

    @Option(names = "--offline", description = "Contact no server.")
    private boolean offline;

    @Option(
            names = "--warn-days",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "Warn of what expires within so many days; by default ${DEFAULT-VALUE}.")
    private int warnDays;

    ServersCheckCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return output.run(surroundings, console -> {
            ServerList servers = list.read(surroundings);
            List<Finding> findings = new ArrayList<>(
                    new ListInspection(surroundings.clock(), Duration.ofDays(warnDays)).inspect(servers));
            if (!offline) {
                ServerInspection online = new ServerInspection(
                        new PresentedCertificate(surroundings.patience().connect()));
                servers.servers().forEach(server -> findings.addAll(online.inspect(server)));
            }
            report(servers, findings, console);
        });
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
