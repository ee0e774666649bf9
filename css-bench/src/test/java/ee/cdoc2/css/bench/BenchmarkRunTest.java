package ee.cdoc2.css.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.bench.server.BenchPki;
import ee.cdoc2.css.bench.server.MeasuredServer;
import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchmarkRunTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void passesWhenEachRequestIsAnsweredAsItShouldBe() {
        assertThat(statusWithFaultAt(Integer.MAX_VALUE)).isZero();
        assertThat(printed()).contains("| store").doesNotContain("FAILED");
    }

    @Test
    void oneFaultFails() {
        assertThat(statusWithFaultAt(7)).isEqualTo(1);
        assertThat(printed()).contains("1: 503 (once)").contains("FAILED");
    }

    @Test
    void oneFaultWhileWarmingUpFails() {
        assertThat(statusWithFaultAt(2)).isEqualTo(1);
        assertThat(printed()).contains("FAILED: not answered as it should be: 503 (once)");
    }

    /** Five requests to warm up, and five that count. */
    private int statusWithFaultAt(int number) {
        BenchPki pki = BenchPki.create(folder);
        LoadOptions load = new LoadOptions();
        new CommandLine(load)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(
                        "--call=store",
                        "--connection=kept",
                        "--warm-up=5",
                        "--requests=5",
                        "--clients=2",
                        "--recipients=1");
        AtomicInteger asked = new AtomicInteger();
        try (HttpsStandIn server = HttpsStandIn.start(
                pki.web().issue(CertificateProfiles.tlsServer()),
                request -> Reply.of(asked.incrementAndGet() == number ? 503 : 201))) {
            RawHttps https = RawHttps.to(new ServerAddress("localhost", server.port()), pki.tlsAuthority());
            return new BenchmarkRun(load, pki, new PrintStream(printed, true, StandardCharsets.UTF_8))
                    .measure(new MeasuredServer("stand-in", List.of(https), List.of(), Optional.empty()));
        }
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
