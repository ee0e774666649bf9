package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.testkit.ocsp.OcspFault;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A responder that answers wrongly, late or not at all: nothing is released, nothing is spent. */
@Tag("h2")
class OcspIT extends BlackBox {

    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final Map<Integer, String> TYPES =
            Map.of(401, "not-authenticated", 503, "certificate-status-unavailable");

    @ParameterizedTest
    @EnumSource
    void aFaultIsRefusedInBoundedTimeAndSpendsNothing(OcspFault fault) {
        String onceWrong = environment.responder().once(fault, UUID.randomUUID().toString());
        StoredShare share = client().store(environment.mobileIdUser(onceWrong));
        String ticket = client().ticket(share, client().nonce(share));
        Instant start = Instant.now();

        WireAnswer refusal = client().fetch(share, ticket);

        assertThat(Duration.between(start, Instant.now())).isLessThan(BOUND);
        Outcome.refused(refusal, fault.expectedStatus(), TYPES.get(fault.expectedStatus()));
        assertThat(refusal.header("Retry-After").isPresent()).isEqualTo(fault.expectedStatus() == 503);
        Outcome.released(client().fetch(share, ticket), share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/good", "/delegate", "/issuer", "/no-next-update", "/among-others", "/bare-nonce"})
    void everyGoodAnswerReleases(String path) {
        StoredShare share =
                client().store(environment.mobileIdUser(environment.responder().url(path)));

        Outcome.released(client().fetch(share), share);
    }

    @Test
    void aResponderThatRefusesTheConnectionIs503() {
        unavailable(environment.mobileIdUser(environment.deadResponder()));
    }

    @Test
    void aCertificateWithoutAResponderIs503() {
        unavailable(environment.mobileIdUser(null));
    }

    @Test
    void aResponderThatIsNotAllowedIs503AndNotAsked() {
        String path = "/good/" + UUID.randomUUID();
        String byAnotherName = environment.responder().url(path).replace("127.0.0.1", "localhost");

        unavailable(environment.mobileIdUser(byAnotherName));

        assertThat(environment.responder().count(path)).isZero();
    }

    @Test
    void theResponderIsNotAskedForATicketThatIsRefusedAnyway() {
        String path = "/good/" + UUID.randomUUID();
        Recipient person = environment.mobileIdUser(environment.responder().url(path));
        StoredShare share = client().store(person);
        String foreignTicket = client().ticket(environment.mobileIdUser(), share.shareId(), client().nonce(share));

        Outcome.refused(client().fetch(share, foreignTicket), 401, "not-authenticated");
        Outcome.refused(client().fetch(share, client().ticket(share, "AAAAAAAAAAAAAAAA")), 404, "no-such-share");

        assertThat(environment.responder().count(path)).isZero();
    }

    private void unavailable(Recipient recipient) {
        StoredShare share = client().store(recipient);
        WireAnswer answer = client().fetch(share);

        Outcome.refused(answer, 503, "certificate-status-unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
    }

    private CssClient client() {
        return environment.client();
    }
}
