package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.SlowClients;
import ee.cdoc2.css.it.client.SlowClients.Kind;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who sends or reads slowly holds up nobody else, and is hung up on. */
@Tag("h2")
class SlowClientsIT extends BlackBox {

    private static final int MEASUREMENTS = 9;
    /** Of each measurement; without a worker there is no answer at all. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    /** The limit is 10 s; the test's own thread may be late on a busy machine. */
    private static final Duration HUNG_UP_WITHIN = Duration.ofSeconds(25);

    @Test
    void healthAnswersWithin1SecondUnder1000OfThem() throws IOException {
        try (SlowClients slow = new SlowClients(https())) {
            slow.begin(Kind.HANDSHAKE, 320);
            slow.begin(Kind.HEAD, 320);
            if (!ServerLimit.SLOW_READERS_HOLD_WORKERS.isHere()) {
                // each gets some 75 answers before they are too many for the buffers: more of them would be load, not
                // slowness
                slow.begin(Kind.ANSWER, 40);
            }
            slow.begin(Kind.BODY, 320);

            long[] millis = new long[MEASUREMENTS];
            for (int i = 0; i < MEASUREMENTS; i++) {
                millis[i] = millisOfHealth();
            }
            Arrays.sort(millis);
            // of a busy machine, the slowest say nothing
            assertThat(millis[MEASUREMENTS / 2])
                    .as("median of %s ms", Arrays.toString(millis))
                    .isLessThan(1000);
        }
    }

    @Test
    void eachIsHungUpOnAfterTheLimit() throws InterruptedException {
        ServerLimit.A_TRICKLE_IS_HELD.mustNotHold();
        ServerLimit.A_TRICKLE_IS_HELD_BY_LIBERTY.mustNotHold();
        try (SlowClients slow = new SlowClients(https())) {
            for (Kind kind : Kind.values()) {
                slow.begin(kind, 2);
            }
            long begun = System.nanoTime();
            Map<Kind, Duration> lastSeen = new EnumMap<>(Kind.class);
            Map<Kind, Long> open = slow.sendOneMore();
            while (!open.isEmpty() && since(begun).compareTo(HUNG_UP_WITHIN) < 0) {
                open.keySet().forEach(kind -> lastSeen.put(kind, since(begun)));
                Thread.sleep(500);
                open = slow.sendOneMore();
            }

            assertThat(open).as("still open").isEmpty();
            assertThat(lastSeen).hasSize(Kind.values().length);
            assertThat(lastSeen.values()).allSatisfy(seen -> assertThat(seen).isGreaterThan(Duration.ofSeconds(5)));
        }
    }

    private RawHttps https() {
        return environment.httpsForOddRequests(environment.server());
    }

    private long millisOfHealth() throws IOException {
        byte[] request = RequestBytes.of("GET", "/health/live", TestEnvironment.address(environment.server()))
                .header("Connection", "close")
                .bytes();
        long begun = System.nanoTime();
        assertThat(https().timeout(TIMEOUT).send(request).status()).isEqualTo(200);
        return since(begun).toMillis();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
