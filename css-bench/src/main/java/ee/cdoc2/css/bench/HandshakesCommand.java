package ee.cdoc2.css.bench;

import ee.cdoc2.css.bench.report.Spread;
import ee.cdoc2.css.bench.tls.Handshakes;
import ee.cdoc2.css.bench.tls.Handshakes.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code css-bench/run handshakes}: what ML-KEM costs a server, in processor time. */
@Command(
        name = "handshakes",
        mixinStandardHelpOptions = true,
        description =
                "Measures what a TLS handshake costs a server, with ML-KEM and without it, in turns. On the JDK that runs this.")
final class HandshakesCommand implements Callable<Integer> {
    @Option(
            names = "--warm-up",
            paramLabel = "NUMBER",
            defaultValue = "10000",
            description = "Handshakes by each group that are not counted. By default ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--handshakes",
            paramLabel = "NUMBER",
            defaultValue = "2000",
            description = "Handshakes by each group in each round. By default ${DEFAULT-VALUE}.")
    private int count;

    @Mixin
    private RoundsOption rounds;

    @Override
    public Integer call() {
        Handshakes handshakes = new Handshakes();
        for (Group group : Group.values()) {
            handshakes.microsEach(group, warmUp);
        }
        List<Double> classic = new ArrayList<>();
        List<Double> postQuantum = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < rounds.number(); round++) {
            double before = handshakes.microsEach(Group.X25519, count);
            double after = handshakes.microsEach(Group.X25519MLKEM768, count);
            classic.add(before);
            postQuantum.add(after);
            ratios.add(after / before);
        }
        System.out.println("Java " + Runtime.version() + "; " + rounds.number() + " rounds of " + count
                + " handshakes by each group, after " + warmUp + " that do not count");
        System.out.println("Processor time of the server for each, in microseconds: the median of the rounds, and the"
                + " least and the greatest\n");
        System.out.println(Group.X25519 + ": " + Spread.of(classic).text(0));
        System.out.println(Group.X25519MLKEM768 + ": " + Spread.of(postQuantum).text(0));
        System.out.println(
                "the second divided by the first: " + Spread.of(ratios).text(2));
        return 0;
    }
}
