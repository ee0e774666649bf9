package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.DatabaseKind;
import ee.cdoc2.css.bench.server.FloorJar;
import ee.cdoc2.css.bench.server.StartedCss;
import ee.cdoc2.css.testkit.process.ShortLivedJvm;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code css-bench/run smoke}: for CI. */
@Command(
        name = "smoke",
        mixinStandardHelpOptions = true,
        description =
                "Sends a few requests of each kind, and says whether all were answered. Its figures mean nothing.")
final class SmokeCommand implements Callable<Integer> {
    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        LoadOptions load = LoadOptions.smoke();
        Path floorJar = FloorJar.make(jar.file(), ServerOptions.work());
        int ofCss = measure(Setup.of("css", jar.file()), pki, load);
        Setup vault = Setup.of("vault", jar.file()).on(DatabaseKind.H2).with(pki.vaultSettings());
        int ofVault = measure(vault, pki, load);
        int ofFloor = measure(Setup.of("floor", floorJar), pki, load.ofFloor());
        return Collections.max(List.of(ofCss, ofVault, ofFloor));
    }

    private int measure(Setup setup, BenchPki pki, LoadOptions load) {
        try (StartedCss css = servers.start(setup.with(ShortLivedJvm.OPTIONS), pki, load.secondProtocol())) {
            return new BenchmarkRun(load, pki, System.out).measure(css.server());
        }
    }
}
