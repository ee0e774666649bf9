package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.junit.jupiter.api.Test;

class GoodAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final URI RESPONDER = URI.create("http://aia.sk.ee/eid");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(NOW);
    private final GoodAnswers answers = new GoodAnswers(new CacheLimits(MINUTE, 2), clock, clock);

    @Test
    void knowNothingAtFirst() {
        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void rememberUntilTheirLifeIsOver() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());

        clock.advance(MINUTE.minusMillis(1));
        assertThat(answers.remember(certificate(1), RESPONDER)).isTrue();

        clock.advance(Duration.ofMillis(1));
        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void liveNoLongerForBeingAskedFor() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());
        clock.advance(MINUTE.dividedBy(2));
        answers.remember(certificate(1), RESPONDER);
        clock.advance(MINUTE.dividedBy(2));

        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void forgetAtNextUpdate() {
        answers.keep(certificate(1), RESPONDER, Optional.of(NOW.plusSeconds(10)));

        clock.advance(Duration.ofSeconds(10));
        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void doNotLiveLongerForALateNextUpdate() {
        answers.keep(certificate(1), RESPONDER, Optional.of(NOW.plus(Duration.ofDays(1))));

        clock.advance(MINUTE);
        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void ageWhileTheTimeOfDayIsSetBack() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());
        answers.keep(certificate(2), RESPONDER, Optional.of(NOW.plus(Duration.ofDays(1))));
        clock.set(NOW.minus(Duration.ofHours(1)));
        assertThat(answers.remember(certificate(1), RESPONDER)).isTrue();

        clock.advance(MINUTE);

        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
        assertThat(answers.remember(certificate(2), RESPONDER)).isFalse();
    }

    /** The JVM's own clock may stand still while the machine sleeps. */
    @Test
    void areOverWhenTheTimeOfDayHasGoneOn() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());

        clock.set(NOW.plus(Duration.ofHours(1)));

        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void doNotKeepWhatIsOverAlready() {
        answers.keep(certificate(1), RESPONDER, Optional.of(NOW.minusSeconds(1)));

        assertThat(answers.remember(certificate(1), RESPONDER)).isFalse();
    }

    @Test
    void tellCertificatesApart() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());

        assertThat(answers.remember(certificate(2), RESPONDER)).isFalse();
    }

    @Test
    void tellRespondersApart() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());

        assertThat(answers.remember(certificate(1), URI.create("http://aia.sk.ee/other")))
                .isFalse();
    }

    @Test
    void forgetTheLeastUsedFirst() {
        answers.keep(certificate(1), RESPONDER, Optional.empty());
        answers.keep(certificate(2), RESPONDER, Optional.empty());
        answers.remember(certificate(1), RESPONDER);
        answers.keep(certificate(3), RESPONDER, Optional.empty());

        assertThat(answers.remember(certificate(1), RESPONDER)).isTrue();
        assertThat(answers.remember(certificate(2), RESPONDER)).isFalse();
        assertThat(answers.remember(certificate(3), RESPONDER)).isTrue();
    }

    @Test
    void rememberNothingWithALifeOfZero() {
        GoodAnswers off = new GoodAnswers(new CacheLimits(Duration.ZERO, 2), clock, clock);
        off.keep(certificate(1), RESPONDER, Optional.empty());

        assertThat(off.remember(certificate(1), RESPONDER)).isFalse();
    }

    /** A new object each time: equality is that of the content. */
    private static CertID certificate(int serialNumber) {
        return new CertID(
                CertIdHash.SHA1.algorithm(),
                new DEROctetString(new byte[20]),
                new DEROctetString(new byte[20]),
                new ASN1Integer(serialNumber));
    }
}
