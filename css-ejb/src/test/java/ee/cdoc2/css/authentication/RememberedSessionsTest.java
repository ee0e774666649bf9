package ee.cdoc2.css.authentication;

import static ee.cdoc2.css.authentication.SecondProtocolServer.AUTH_SERVER;
import static ee.cdoc2.css.authentication.SecondProtocolServer.MOBILE_ID;
import static ee.cdoc2.css.authentication.SecondProtocolServer.NOW;
import static ee.cdoc2.css.authentication.SecondProtocolServer.RENEWED_MOBILE_ID;
import static ee.cdoc2.css.authentication.SecondProtocolServer.RP_SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.smartid.SessionClaims;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.trust.TrustAnchors;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is remembered of a session, and what is asked each time. */
class RememberedSessionsTest {
    private final AtomicInteger statusAsked = new AtomicInteger();
    private final SessionCredentials session = SecondProtocolServer.session(MOBILE_ID);

    private Instant now = NOW;
    private long nanos;
    private Optional<KeyPair> published = Optional.of(AUTH_SERVER);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final TrustAnchors anchors = SecondProtocolServer.anchors();
    private final CertificatePath path = new CertificatePath(anchors, clock, TestedVerifier.INSTANCE);
    private final RememberedSessions remembered = new RememberedSessions(path, () -> nanos);
    private final SessionAuthenticator authenticator = SecondProtocolServer.sessions(
            keyId -> published
                    .map(pair -> (ECPublicKey) pair.getPublic())
                    .orElseThrow(() -> new Denied(Denial.KEY_UNKNOWN)),
            clock,
            () -> nanos,
            new SessionClaims(Optional.empty(), true),
            path,
            issued -> statusAsked.incrementAndGet(),
            new RequestRecord());

    @Test
    void findsWhatItKeptForSomeMinutes() {
        VerifiedSession verified = authenticator.verify(session);
        remembered.keep(session, key(AUTH_SERVER), verified);

        nanos = RememberedSessions.LIFE.toNanos() - 1;
        assertThat(remembered.find(session, key(AUTH_SERVER))).hasValue(verified);
        nanos = RememberedSessions.LIFE.toNanos();
        assertThat(remembered.find(session, key(AUTH_SERVER))).isEmpty();
    }

    @Test
    void findsNothingForAnotherKeyOrAnotherCertificate() {
        VerifiedSession verified = authenticator.verify(session);
        remembered.keep(session, key(AUTH_SERVER), verified);

        assertThat(remembered.find(
                        new SessionCredentials(session.token(), SecondProtocolServer.x5c(RENEWED_MOBILE_ID)),
                        key(AUTH_SERVER)))
                .isEmpty();
        assertThat(remembered.find(session, key(RP_SERVER))).isEmpty();
        assertThat(remembered.find(session, key(AUTH_SERVER)))
                .as("forgotten, because its key has gone")
                .isEmpty();
    }

    @Test
    void findsNothingOnceTheCertificateHasEnded() {
        remembered.keep(session, key(AUTH_SERVER), authenticator.verify(session));

        now = MOBILE_ID.certificate().getNotAfter().toInstant();
        assertThat(remembered.find(session, key(AUTH_SERVER))).isPresent();
        now = now.plusSeconds(1);
        assertThat(remembered.find(session, key(AUTH_SERVER))).isEmpty();
    }

    /** An operator can take a CA away while the server runs. */
    @Test
    void findsNothingOnceTheIssuerIsNotTrustedAnyMore() {
        remembered.keep(session, key(AUTH_SERVER), authenticator.verify(session));

        anchors.replace(new TrustAnchors(Map.of()));
        assertThat(remembered.find(session, key(AUTH_SERVER))).isEmpty();
        assertThat(Outcome.of(() -> authenticator.verify(session))).hasValue(Denial.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void holdsNoMoreThanItsBound() {
        VerifiedSession verified = authenticator.verify(session);
        remembered.keep(session, key(AUTH_SERVER), verified);
        for (int i = 0; i < RememberedSessions.ENTRIES; i++) {
            remembered.keep(new SessionCredentials(Integer.toString(i), "c"), key(AUTH_SERVER), verified);
        }

        assertThat(remembered.find(session, key(AUTH_SERVER))).isEmpty();
        assertThat(remembered.find(new SessionCredentials("0", "c"), key(AUTH_SERVER)))
                .isPresent();
    }

    @Test
    void secondNonceOfASessionIsNotVerifiedAgainButItsStatusIsAsked() {
        VerifiedSession first = authenticator.verify(session);

        assertThat(authenticator.verify(session)).isSameAs(first);
        authenticator.authenticate(session);
        authenticator.authenticate(session);
        assertThat(statusAsked).hasValue(2);
    }

    /** Attack 73: it is refused from the next refresh on. */
    @Test
    void keyThatHasLeftTheSetEndsTheSession() {
        authenticator.verify(session);
        published = Optional.empty();

        assertThat(Outcome.of(() -> authenticator.verify(session))).hasValue(Denial.KEY_UNKNOWN);
    }

    @Test
    void anotherKeyOfTheSameNameEndsTheSession() {
        authenticator.verify(session);
        published = Optional.of(RP_SERVER);

        assertThat(Outcome.of(() -> authenticator.verify(session))).hasValue(Denial.SIGNATURE_INVALID);
    }

    /** Attacks 26 and 32. */
    @Test
    void timesOfTokenAndNonceAreLookedAtEachTime() {
        authenticator.verify(session);

        now = NOW.plus(Duration.ofHours(24)).plusSeconds(60);
        assertThat(Outcome.of(() -> authenticator.verify(session))).hasValue(Denial.SESSION_EXPIRED);
        now = NOW.minusSeconds(61);
        assertThat(Outcome.of(() -> authenticator.verify(session))).hasValue(Denial.SESSION_NOT_YET_VALID);
    }

    private static ECPublicKey key(KeyPair pair) {
        return (ECPublicKey) pair.getPublic();
    }
}
