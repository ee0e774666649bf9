package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.FloorJar;
import ee.cdoc2.css.bench.server.StartedCss;
import ee.cdoc2.css.testkit.process.ShortLivedJvm;
import java.nio.file.Path;
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
        int ofCss = measure("css", jar.file(), pki, load);
        return Math.max(ofCss, measure("floor", floorJar, pki, load.ofFloor()));
    }

    private int measure(String name, Path file, BenchPki pki, LoadOptions load) {
        try (StartedCss css = servers.start(name, file, pki, load.secondProtocol(), ShortLivedJvm.OPTIONS)) {
            return new BenchmarkRun(load, pki, System.out).measure(css.server());
        }
    }
}
