package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.StartedCss;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code css-bench/run}: measures css.jar; other servers by subcommands. */
@Command(
        name = "css-bench/run",
        mixinStandardHelpOptions = true,
        subcommands = {
            CompareCommand.class,
            FloorCommand.class,
            ScaleCommand.class,
            TwoNodesCommand.class,
            VaultCommand.class,
            HandshakesCommand.class,
            SaturationCommand.class,
            UrlCommand.class,
            PkiCommand.class,
            JmhCommand.class,
            SmokeCommand.class
        },
        description = "Measures what each call of the protocol costs css.jar, with a PostgreSQL of its own.")
public final class CssBench implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    /**
     * The program.
     *
     * @param arguments see {@code --help}; it ends with status 1 if a request was not answered as it should be
     */
    public static void main(String... arguments) {
        // PostgreSQL's start is told in a dozen lines otherwise
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(new CommandLine(new CssBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        try (StartedCss css = servers.start("css", jar.file(), pki, load.secondProtocol())) {
            System.out.println(servers + "; " + load + "\n");
            return new BenchmarkRun(load, pki, System.out).measure(css.server());
        }
    }
}
