package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.DatabaseKind;
import ee.cdoc2.css.bench.server.ServerJvm;
import ee.cdoc2.css.bench.server.StartedCss;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** How css.jar is started. */
final class ServerOptions {
    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            defaultValue = "${sys:java.home}",
            description = "The JDK that css.jar runs on. By default the one that runs this.")
    private Path javaHome;

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description =
                    "For the JVM of css.jar, as --jvm-option=-Xmx512m; may be given more than once. By default none.")
    private List<String> jvmOptions = List.of();

    @Option(
            names = "--variable",
            paramLabel = "NAME=VALUE",
            description =
                    "For the environment of css.jar, as --variable=MALLOC_ARENA_MAX=2; may be given more than once.")
    private Map<String, String> variables = Map.of();

    /** {@return a css.jar with a PostgreSQL, started; its files are removed by css-bench/run} */
    StartedCss start(String name, Path jar, BenchPki pki, boolean secondProtocol) {
        return start(Setup.of(name, jar), pki, secondProtocol);
    }

    /**
     * {@return a server, started; its files are removed by css-bench/run}
     *
     * @param secondProtocol whether it speaks that, too
     */
    StartedCss start(Setup setup, BenchPki pki, boolean secondProtocol) {
        Map<String, String> settings = new TreeMap<>(pki.settings());
        settings.putAll(variables);
        settings.putAll(setup.settings());
        if (secondProtocol) {
            settings.putAll(pki.secondProtocolSettings());
        }
        List<String> command =
                new ServerJvm(javaHome, jvmOptions).and(setup.jvmOptions()).command(setup.jar());
        return StartedCss.start(
                setup.name(), setup.nodes(), setup.database(), command, settings, pki.tlsAuthority(), work());
    }

    /** {@return a new PKI for servers that are started here} */
    BenchPki pki() {
        return BenchPki.create(work().resolve("pki"));
    }

    /** {@return for a report of servers with a PostgreSQL} */
    @Override
    public String toString() {
        return on(DatabaseKind.POSTGRESQL);
    }

    /** {@return for a report} */
    String on(DatabaseKind database) {
        return "css.jar on " + javaHome + (jvmOptions.isEmpty() ? "" : " with " + String.join(" ", jvmOptions))
                + (variables.isEmpty() ? "" : " and " + variables)
                + ", " + database.title() + ", OCSP off";
    }

    /** {@return where files go that are made here; it is removed by css-bench/run} */
    static Path work() {
        return Path.of(System.getProperty("css.bench.work"));
    }
}
