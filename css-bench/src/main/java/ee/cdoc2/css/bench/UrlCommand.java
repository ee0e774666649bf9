package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.process.ProcessTree;
import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.MeasuredServer;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code css-bench/run url}: a server that runs already, of whatever kind. */
@Command(
        name = "url",
        mixinStandardHelpOptions = true,
        description = "Measures a server that runs already and trusts a PKI of \"css-bench/run pki\".")
final class UrlCommand implements Callable<Integer> {
    private static final int HTTPS = 443;

    @Mixin
    private LoadOptions load;

    @Parameters(
            paramLabel = "URL",
            description = "Its base URL, for which tickets are made, such as https://localhost:8443.")
    private URI url;

    @Option(names = "--pki", required = true, paramLabel = "DIR", description = "The PKI that it trusts.")
    private Path pki;

    @Option(
            names = "--server-pid",
            paramLabel = "PID",
            description = "Its JVM, if that is on this machine: for processor time and memory.")
    private Optional<Long> serverPid = Optional.empty();

    @Option(
            names = "--database-pid",
            paramLabel = "PID",
            description = "PostgreSQL's postmaster, if that is on this machine: for processor time.")
    private Optional<Long> databasePid = Optional.empty();

    @Override
    public Integer call() {
        BenchPki trusted = BenchPki.read(pki);
        ServerAddress address =
                new ServerAddress(url.getHost(), url.getPort() < 0 ? HTTPS : url.getPort(), url.getPath());
        MeasuredServer server = new MeasuredServer(
                url.toString(),
                List.of(RawHttps.to(address, trusted.tlsAuthority())),
                serverPid.map(ProcessTree::new).stream().toList(),
                databasePid.map(ProcessTree::new));
        System.out.println(load + "\n");
        return new BenchmarkRun(load, trusted, System.out).measure(server);
    }
}
