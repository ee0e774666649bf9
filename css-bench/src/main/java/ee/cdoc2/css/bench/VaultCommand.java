package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.DatabaseKind;
import ee.cdoc2.css.bench.server.StartedCss;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-bench/run vault}: what encryption in the database adds to a request. */
@Command(
        name = "vault",
        mixinStandardHelpOptions = true,
        description =
                "Starts css.jar without the vault and with it, and measures both in turns, on one database after the other.")
final class VaultCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    @Mixin
    private RoundsOption rounds;

    @Option(
            names = "--database",
            paramLabel = "KIND",
            split = ",",
            description =
                    "${COMPLETION-CANDIDATES}; one that is named twice is measured twice, by new servers. By default each.")
    private List<DatabaseKind> databases = List.of(DatabaseKind.values());

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        int status = 0;
        for (int turn = 0; turn < databases.size(); turn++) {
            status = Math.max(status, compare(databases.get(turn), "-" + (turn + 1), pki));
        }
        return status;
    }

    private int compare(DatabaseKind database, String number, BenchPki pki) {
        Setup clear = Setup.of("clear" + number, jar.file()).on(database);
        Setup vault = Setup.of("vault" + number, jar.file()).on(database).with(pki.vaultSettings());
        try (StartedCss without = servers.start(clear, pki, load.secondProtocol());
                StartedCss with = servers.start(vault, pki, load.secondProtocol())) {
            System.out.println(servers.on(database) + "; " + load + "\n");
            System.out.println("In the table of ratios, \"old\" has no vault and \"new\" has one.\n");
            return new BenchmarkRun(load, pki, System.out).compare(without.server(), with.server(), rounds.number());
        }
    }
}
