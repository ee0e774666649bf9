package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.FloorJar;
import ee.cdoc2.css.bench.server.StartedCss;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code css-bench/run floor}: css.jar, and the same server without CSS. */
@Command(
        name = "floor",
        mixinStandardHelpOptions = true,
        description = "Measures css.jar, and beside it what its application server costs for a call that does nothing"
                + " and for one that inserts a row.")
final class FloorCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    @Mixin
    private ServerOptions servers;

    @Mixin
    private JarOption jar;

    @Override
    public Integer call() {
        BenchPki pki = servers.pki();
        Path floorJar = FloorJar.make(jar.file(), ServerOptions.work());
        try (StartedCss floor = servers.start("floor", floorJar, pki, false);
                StartedCss css = servers.start("css", jar.file(), pki, load.secondProtocol())) {
            System.out.println(servers + "; " + load + "\n");
            int ofFloor = new BenchmarkRun(load.ofFloor(), pki, System.out).measure(floor.server());
            int ofCss = new BenchmarkRun(load, pki, System.out).measure(css.server());
            return Math.max(ofFloor, ofCss);
        }
    }
}
