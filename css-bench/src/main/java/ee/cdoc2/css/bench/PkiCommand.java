package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code css-bench/run pki}: what a server needs that is to be measured by {@link UrlCommand}. */
@Command(
        name = "pki",
        mixinStandardHelpOptions = true,
        description = "Makes a throw-away PKI, and prints the variables that a server is to be started with.")
final class PkiCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Where its files go; made if needed.")
    private Path directory;

    @Option(names = "--second-protocol", description = "Print what the second protocol needs, too.")
    private boolean secondProtocol;

    @Override
    public Integer call() {
        BenchPki pki = BenchPki.create(directory);
        pki.settings().forEach(PkiCommand::print);
        if (secondProtocol) {
            pki.secondProtocolSettings().forEach(PkiCommand::print);
        }
        return 0;
    }

    private static void print(String name, String value) {
        System.out.println(name + "=" + value);
    }
}
