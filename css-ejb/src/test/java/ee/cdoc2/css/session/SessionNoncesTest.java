package ee.cdoc2.css.session;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.NonceFormat;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.persistence.NonceHorizon;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.testkit.Mutations;
import ee.cdoc2.css.trust.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 31 and 32. */
class SessionNoncesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration LIFETIME = Duration.parse("PT24H10M");
    private static final byte[] KEY = "a key of this server's 32 bytes.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OLD_KEY = new byte[32];

    private final NonceFormat format = NonceFormat.ofSessions(KEY);
    private final SessionNonces nonces =
            new SessionNonces(() -> List.of(format, NonceFormat.ofSessions(OLD_KEY)), LIFETIME, CLOCK);

    @Test
    void has16CharactersAndStatesItsTime() {
        String nonce = made(NOW);

        assertThat(nonce).hasSize(16);
        assertThat(NonceFormat.madeAt(format.make(NOW.plusMillis(900), 0))).isEqualTo(NOW);
    }

    @Test
    void isTakenAgainAndAgainOnAnyNodeAndAfterKeyRotation() {
        String made = NonceFormat.ofSessions(OLD_KEY).make(NOW, 0).value();

        assertThat(outcome(made)).isEmpty();
        assertThat(outcome(made)).isEmpty();
    }

    @Test
    void livesForItsLifetimeAndNotASecondLonger() {
        assertThat(outcome(made(NOW.minus(LIFETIME)))).isEmpty();
        assertThat(outcome(made(NOW.minus(LIFETIME).minusSeconds(1)))).hasValue(Denial.SESSION_NONCE_EXPIRED);
    }

    @Test
    void mayBe30SecondsFromTheFuture() {
        assertThat(outcome(made(NOW.plusSeconds(30)))).isEmpty();
        assertThat(outcome(made(NOW.plusSeconds(31)))).hasValue(Denial.SESSION_NONCE_EXPIRED);
    }

    @Test
    void anotherServersNonceIsUnknown() {
        assertThat(outcome(NonceFormat.ofSessions(new byte[] {7}).make(NOW, 0).value()))
                .hasValue(Denial.SESSION_NONCE_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "nrVcSEcHuWt2SKfjkMm6RQ", "AAAA", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAA+"
            })
    void otherTextsAreUnknown(String text) {
        assertThat(outcome(text)).hasValue(Denial.SESSION_NONCE_UNKNOWN);
    }

    @Test
    void noCharacterCanBeChanged() {
        String made = made(NOW);
        for (int at = 0; at < made.length(); at++) {
            char other = made.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(outcome(made.substring(0, at) + other + made.substring(at + 1)))
                    .hasValue(Denial.SESSION_NONCE_UNKNOWN);
        }
    }

    @Test
    void shareNonceUnderTheSameKeyIsNone() {
        NonceKeys keys = new NonceKeys();
        keys.replace(List.of(new NonceKey(1, KEY, NOW.minusSeconds(1))));
        ClockAgreement agreement = new ClockAgreement();
        agreement.compare(NOW, new NonceHorizon(NOW, Instant.EPOCH), NOW);
        Nonces shares = new Nonces(
                keys,
                new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7)),
                agreement,
                CLOCK,
                new SecureRandom());
        String nonce = shares.make(
                        Scheme.V1,
                        ShareId.parse("5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e").orElseThrow())
                .toString();

        assertThat(outcome(nonce)).hasValue(Denial.SESSION_NONCE_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void damagedTextsAreTakenOrDenied(long seed) {
        String made = made(NOW);
        new Mutations(seed)
                .of(made)
                .limit(2000)
                .forEach(text -> assertThat(outcome(text).isEmpty()).isEqualTo(text.equals(made)));
    }

    private String made(Instant when) {
        return format.make(when, 0x0102).value();
    }

    private Optional<Denial> outcome(String text) {
        return Outcome.of(() -> nonces.requireLive(text));
    }
}
