package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.FakeClock;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A node whose clock differs from the others' takes no spent ticket, says so, and is not ready; nor does one that takes nonces for
 * longer than before.
 */
@Tag("postgres")
@Tag("long")
@Tag("waiting")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason = "it is the application that compares the clocks")
class ClockIT extends BlackBox {

    /** Twice a minute they are compared. */
    private static final Polling SOON = new Polling(Duration.ofSeconds(45));

    private static final Duration SHORT_LIFETIME = Duration.ofSeconds(10);
    /** It comes once a minute, and clocks may differ: until then each version has remembered what was spent. */
    private static final Duration HOUSEKEEPING = Duration.ofSeconds(190);

    private static final Polling HOUSEKEEPING_HAS_RUN = new Polling(Duration.ofMinutes(10)).everySecond();

    @Test
    void aNodeWhoseClockIsSteppedIsNotReadyAndTakesNoSpentTicket() throws IOException {
        FakeClock.assumeItIsInstalled();
        ServerSettings settings = environment
                .settings("clock", environment.database())
                .with("CSS_BASE_URLS", environment.server().baseUrl().toString());
        Files.createDirectories(settings.directory());
        FakeClock clock = new FakeClock(settings.directory().resolve("clock"));
        try (CssServer other = CssServer.start(clock.of(settings))) {
            CssClient here = environment.client();
            CssClient there = client(other);
            StoredShare share = here.store(environment.mobileIdUser());
            String spent = here.ticket(share, here.nonce(share));
            Outcome.released(here.fetch(share, spent), share);
            Outcome.released(there.fetch(share), share);
            Outcome.refused(there.fetch(share, spent), 404, "no-such-share");

            clock.set(Duration.ofMinutes(3));
            isNotReady(other);
            String unspent = here.ticket(share, here.nonce(share));
            Outcome.refused(there.fetch(share, spent), 503, "storage-unavailable");
            Outcome.refused(there.fetch(share, unspent), 503, "storage-unavailable");
            assertThat(other.log()).contains("This node's clock is ");

            clock.set(Duration.ofHours(-1));
            isNotReady(other);
            Outcome.refused(there.fetch(share, spent), 503, "storage-unavailable");
            // what was refused is not spent
            Outcome.released(here.fetch(share, unspent), share);
            Outcome.refused(here.fetch(share, spent), 404, "no-such-share");

            clock.set(Duration.ZERO);
            assertThat(SOON.until(() -> isReady(other).orElse(false))).isTrue();
            Outcome.refused(there.fetch(share, spent), 404, "no-such-share");
            Outcome.refused(there.fetch(share, unspent), 404, "no-such-share");
        }
    }

    /** Two starts, and some minutes of waiting. */
    @Test
    void aSpentTicketStaysSpentWhenNoncesAreTakenForLonger() {
        ServerSettings settings = environment
                .settings("lifetime", environment.database())
                .with("CSS_BASE_URLS", environment.server().baseUrl().toString())
                .with("CSS_NONCE_LIFETIME", SHORT_LIFETIME.toString());
        try (CssServer other = CssServer.start(settings)) {
            CssClient there = client(other);
            StoredShare share = there.store(environment.mobileIdUser());
            String spent = there.ticket(share, there.nonce(share));
            Outcome.released(there.fetch(share, spent), share);
            Instant tidied = Instant.now().plus(SHORT_LIFETIME).plus(HOUSEKEEPING);
            assertThat(HOUSEKEEPING_HAS_RUN.until(() -> Instant.now().isAfter(tidied)))
                    .isTrue();
            Outcome.refused(there.fetch(share, spent), 404, "no-such-share");

            other.stop();
            other.restartWith("CSS_NONCE_LIFETIME", "PT24H");

            Outcome.refused(there.fetch(share, spent), 404, "no-such-share");
            Outcome.released(there.fetch(share), share);
        }
    }

    /** Of a node that has the base URL of the shared server. */
    private CssClient client(CssServer node) {
        return environment.client(
                node,
                new JavaClientShape(TestEnvironment.address(node)),
                environment.server().baseUrl().toString());
    }

    private void isNotReady(CssServer server) {
        assertThat(SOON.until(() -> !isReady(server).orElse(true))).isTrue();
    }

    /**
     * {@return whether it is ready; empty if the clock was stepped just then} Grizzly closes idle connections by the time of day: one
     * that was opened a moment before the step, and has sent nothing yet, is idle for minutes then.
     */
    private Optional<Boolean> isReady(CssServer server) {
        try {
            return Optional.of(HealthAnswer.of(environment.client(server), TestEnvironment.address(server), "ready")
                    .up());
        } catch (UncheckedIOException closed) {
            return Optional.empty();
        }
    }
}
