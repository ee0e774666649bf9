package ee.cdoc2.css.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("TEST TLS");
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final double PER_SECOND = 40;
    private static final int IN_HALF_A_SECOND = 20;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void asManyComeAsTheRateSays() {
        LoadResult result = send(number -> Reply.of(200));

        assertThat(result.latencies().getTotalCount()).isEqualTo(IN_HALF_A_SECOND);
        assertThat(result.perSecond()).isEqualTo(PER_SECOND);
        assertThat(result.faults().none()).isTrue();
    }

    @Test
    void aRefusalThatDoesNotSayWhenToComeAgainIsOfAnotherKind() {
        LoadResult result =
                send(number -> number == 1 ? Reply.of(503) : Reply.of(503).with("Retry-After", "1"));

        assertThat(result.faults())
                .hasToString("503 (once), 503 with Retry-After (" + (IN_HALF_A_SECOND - 1) + " times)");
    }

    /** The first is answered when the others, which it stands before, have been due for too long. */
    @Test
    void whatWaitsTooLongForAConnectionIsNotSent() {
        CountDownLatch tooLong = new CountDownLatch(1);
        LoadResult result = send(number -> {
            await(tooLong, Arrivals.PATIENCE.plus(HALF_A_SECOND).plusMillis(100));
            return Reply.of(200);
        });

        assertThat(asked).hasValue(1);
        assertThat(result.latencies().getTotalCount()).isEqualTo(1);
        assertThat(result.faults().counts()).containsExactly(entry(Arrivals.NOT_SENT, IN_HALF_A_SECOND - 1));
    }

    private LoadResult send(IntFunction<Reply> reply) {
        try (HttpsStandIn server = HttpsStandIn.start(
                AUTHORITY.issue(CertificateProfiles.tlsServer()), request -> reply.apply(asked.incrementAndGet()))) {
            RawHttps https = RawHttps.to(new ServerAddress("localhost", server.port()), AUTHORITY.certificate());
            List<byte[]> requests =
                    List.of(RequestBytes.of("GET", "/", https.server()).bytes());
            return new Arrivals(https, ConnectionUse.KEPT, 1).send(requests, 200, PER_SECOND, HALF_A_SECOND);
        }
    }

    private static void await(CountDownLatch latch, Duration limit) {
        try {
            latch.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }
}
