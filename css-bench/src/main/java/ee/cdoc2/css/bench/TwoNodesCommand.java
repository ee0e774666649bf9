package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.StartedCss;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code css-bench/run two-nodes}: whether a request costs with two nodes on one database what it costs with one. */
@Command(
        name = "two-nodes",
        mixinStandardHelpOptions = true,
        description = "Starts two css.jar on one database, and sends requests to one of them and to both, in turns.")
final class TwoNodesCommand implements Callable<Integer> {
    private static final int NODES = 2;

    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    @Mixin
    private RoundsOption rounds;

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        try (StartedCss both =
                servers.start(Setup.of("two nodes", jar.file()).withNodes(NODES), pki, load.secondProtocol())) {
            System.out.println(servers + "; " + load + "\n");
            System.out.println(
                    "In the table of ratios, \"old\" is one node and \"new\" are two, which share the clients.\n");
            BenchmarkRun run = new BenchmarkRun(load, pki, System.out);
            return run.compare(both.firstNode("one node"), both.server(), rounds.number());
        }
    }
}
