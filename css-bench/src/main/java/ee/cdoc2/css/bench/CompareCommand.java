package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.StartedCss;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code css-bench/run compare}: two css.jar, in turns. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Measures two css.jar in turns, and prints the ratio of each figure with its spread.")
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Parameters(index = "0", paramLabel = "OLD", description = "The css.jar of before.")
    private Path old;

    @Parameters(index = "1", paramLabel = "NEW", description = "The css.jar of now.")
    private Path changed;

    @Mixin
    private RoundsOption rounds;

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        try (StartedCss before = servers.start("old", old, pki, load.secondProtocol());
                StartedCss after = servers.start("new", changed, pki, load.secondProtocol())) {
            System.out.println(servers + "; " + load + "\n");
            return new BenchmarkRun(load, pki, System.out).compare(before.server(), after.server(), rounds.number());
        }
    }
}
