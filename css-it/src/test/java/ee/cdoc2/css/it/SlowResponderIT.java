package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.PendingRequests;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.ClientShape;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Releases that wait for an OCSP responder which does not answer hold up nobody else. */
@Tag("h2")
class SlowResponderIT extends BlackBox {
    private static final Logger LOG = Logger.getLogger(SlowResponderIT.class.getName());

    private static final int OF_ONE_TICKET = 40;
    private static final int PEOPLE = 20;
    /** 220 requests in all, more than may wait; 800 for a measurement, with 38 and {@code -Dcss.it.releases-of-each}. */
    private static final int OF_EACH = Integer.getInteger("css.it.releases-of-each", 9);

    /** {@code css.ocsp.max-waiting}: half of them, and the one who asks, for one certificate. */
    private static final int WAITING = 40;
    /** {@code css.ocsp.timeout} of the ordinary settings. */
    private static final Duration RESPONDER_TIMEOUT = Duration.ofSeconds(5);

    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final Duration AFTER_THE_TIMEOUT = Duration.ofSeconds(20);
    private static final int MEASUREMENTS = 5;

    private final String path = "/slow/" + UUID.randomUUID() + "/";

    @Test
    void whatWaitsForItIsBoundedAndHoldsUpNobodyElse() throws IOException {
        ClientShape shape = new JavaClientShape(TestEnvironment.address(environment.server()));
        RawHttps https = environment.https(environment.server());
        try (KeptConnection kept = new KeptConnection(https);
                PendingRequests pending = new PendingRequests(https)) {
            CssClient others = new CssClient(
                    kept::send, shape, environment.server().baseUrl().toString());
            byte[] oneTicket = release(others, shape, "one-ticket");
            List<byte[]> requests = new ArrayList<>(Collections.nCopies(OF_ONE_TICKET, oneTicket));
            List<byte[]> ofPeople = new ArrayList<>();
            for (int person = 0; person < PEOPLE; person++) {
                ofPeople.add(release(others, shape, "person-" + person));
            }
            // each in turn: who waits is asked about, and the responder is left alone after some questions only
            Collections.nCopies(OF_EACH, ofPeople).forEach(requests::addAll);
            StoredShare elsewhere = others.store(environment.mobileIdUser());

            long begun = System.nanoTime();
            pending.send(requests);
            Duration health = medianOfHealth(https);
            // a new connection for each: those are taken meanwhile, too
            CssClient newcomer = environment.client();
            long meanwhile = System.nanoTime();
            Outcome.released(newcomer.fetch(elsewhere), elsewhere);
            newcomer.store(environment.mobileIdUser());
            Duration rest = since(meanwhile);
            List<WireAnswer> atOnce = pending.answersWithin(AT_ONCE);
            int hungUp = pending.hungUp();
            int questions = environment.slowResponder().count(path + "one-ticket");
            long rounds = 1 + since(begun).dividedBy(RESPONDER_TIMEOUT);
            LOG.info(() -> String.format(
                    Locale.ROOT,
                    "%d releases: health %s, nonce, release and store %s, refused at once %d, hung up on %d, questions for one %d",
                    requests.size(),
                    health,
                    rest,
                    atOnce.size(),
                    hungUp,
                    questions));

            assertThat(health).isLessThan(Duration.ofSeconds(1));
            assertThat(rest).isLessThan(RESPONDER_TIMEOUT);
            assertThat(atOnce)
                    .hasSizeGreaterThanOrEqualTo(requests.size() - WAITING - hungUp)
                    .isNotEmpty()
                    .allSatisfy(SlowResponderIT::isUnavailable);
            assertThat(questions).isBetween(1, Math.toIntExact(rounds));
            List<WireAnswer> later = pending.answersWithin(AFTER_THE_TIMEOUT);
            assertThat(later).allSatisfy(SlowResponderIT::isUnavailable);
            assertThat(atOnce.size() + later.size() + pending.hungUp()).isEqualTo(requests.size());
            assertThat(paused()).isEqualTo(1);
        }
    }

    private static void isUnavailable(WireAnswer answer) {
        Outcome.refused(answer, 503, "certificate-status-unavailable");
    }

    private byte[] release(CssClient client, ClientShape shape, String person) {
        StoredShare share = client.store(
                environment.mobileIdUser(environment.slowResponder().url(path + person)));
        return shape.fetch(
                share.shareId(),
                client.ticket(share, client.nonce(share)),
                share.recipient().identity().x5c());
    }

    private static Duration medianOfHealth(RawHttps https) throws IOException {
        byte[] request = RequestBytes.of("GET", "/health/live", https.server())
                .header("Connection", "close")
                .bytes();
        Duration[] measured = new Duration[MEASUREMENTS];
        for (int i = 0; i < MEASUREMENTS; i++) {
            long begun = System.nanoTime();
            assertThat(https.send(request).status()).isEqualTo(200);
            measured[i] = since(begun);
        }
        Arrays.sort(measured);
        return measured[MEASUREMENTS / 2];
    }

    private double paused() {
        return scrape().value("css_ocsp_paused{responder=\"127.0.0.1\"}");
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
