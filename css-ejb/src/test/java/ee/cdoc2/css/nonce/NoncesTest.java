package ee.cdoc2.css.nonce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.NonceHorizon;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.trust.Outcome;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoncesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final NonceSettings SETTINGS = new NonceSettings(LIFETIME, true, Duration.ofDays(7));
    private static final int MANY = 20_000;
    private static final ShareId SHARE =
            ShareId.parse("0123456789abcdef0123456789abcdef").orElseThrow();
    private static final ShareId OTHER_SHARE =
            ShareId.parse("fedcba9876543210fedcba9876543210").orElseThrow();

    private final NonceKeys keys = new NonceKeys();
    private final Nonces nonces = at(NOW);

    @BeforeEach
    void oneKey() {
        keys.replace(List.of(key(1, NOW.minus(Duration.ofDays(1)))));
    }

    @Test
    void nonceIsSixteenBase64UrlCharacters() {
        assertThat(nonces.make(Scheme.V1, SHARE).value()).matches("[0-9A-Za-z_-]{16}");
    }

    @Test
    void nonceIsRecognisedForItsShare() {
        Nonce nonce = nonces.make(Scheme.V1, SHARE);

        assertThat(nonces.recognise(Scheme.V1, SHARE, nonce.value()).nonce()).isEqualTo(nonce);
    }

    @Test
    void noncesOfOneShareAndSecondDiffer() {
        Set<Nonce> made = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            made.add(nonces.make(Scheme.V1, SHARE));
        }

        assertThat(made).hasSize(MANY);
    }

    @Test
    void noncesOfOneShareAndSecondDifferThoughTheRandomNumberIsTheSame() {
        Nonces unlucky = new Nonces(
                keys, SETTINGS, agreement(NOW, NOW), Clock.fixed(NOW, ZoneOffset.UTC), new EachNumberTwice());

        assertThat(unlucky.make(Scheme.V1, SHARE)).isNotEqualTo(unlucky.make(Scheme.V1, SHARE));
    }

    @Test
    void nonceOfTheReleaseBeforeIsTaken() {
        Nonce nonce = NonceFormat.previous(key(1, NOW).key()).make(SHARE, NOW, 1234);

        assertThat(nonces.recognise(Scheme.V1, SHARE, nonce.value()).nonce()).isEqualTo(nonce);
    }

    @Test
    void nonceOfTheReleaseBeforeIsTheOneThatItMade() {
        // HMAC-SHA-256 under a key of zeros, computed elsewhere
        assertThat(NonceFormat.previous(new byte[32]).make(SHARE, NOW, 0x0102).value())
                .isEqualTo("aVZhwAECGwaGHRl0");
    }

    @Test
    void whileTheClocksDifferNoNonceIsMade() {
        assertThat(catchThrowableOfType(Denied.class, () -> differing().make(Scheme.V1, SHARE))
                        .reason())
                .isEqualTo(Denial.CLOCK_DIFFERS);
    }

    @Test
    void whileTheClocksDifferNoNonceIsTaken() {
        assertDenied(
                Denial.CLOCK_DIFFERS, differing(), nonces.make(Scheme.V1, SHARE).value());
    }

    @Test
    void nonceOfAnotherShareIsUnknown() {
        assertDenied(
                Denial.NONCE_UNKNOWN,
                nonces,
                nonces.make(Scheme.V1, OTHER_SHARE).value());
    }

    /** Attack 40: the one that needs no session opens nothing for whoever needs one, and the other way round. */
    @Test
    void nonceOfOneSchemeIsUnknownInTheOther() {
        String first = nonces.make(Scheme.V1, SHARE).value();
        String second = nonces.make(Scheme.V2, SHARE).value();
        String previous =
                NonceFormat.previous(key(1, NOW).key()).make(SHARE, NOW, 1234).value();

        assertThat(nonces.recognise(Scheme.V2, SHARE, second).nonce().value()).isEqualTo(second);
        assertDenied(Denial.NONCE_UNKNOWN, nonces, second);
        assertThat(Outcome.of(() -> nonces.recognise(Scheme.V2, SHARE, first))).hasValue(Denial.NONCE_UNKNOWN);
        assertThat(Outcome.of(() -> nonces.recognise(Scheme.V2, SHARE, previous)))
                .hasValue(Denial.NONCE_UNKNOWN);
    }

    /** The key itself is known for longer, for session nonces: it has not come into better hands meanwhile. */
    @Test
    void keyThatHasMadeItsLastNonceLongAgoMakesNoneGood() {
        Nonce nonce = nonces.make(Scheme.V1, SHARE);
        NonceKey replaced = key(1, NOW.minus(Duration.ofDays(1)));
        Instant longAgo = NOW.minus(LIFETIME).minus(NonceKeySchedule.GRACE);

        keys.replace(List.of(replaced, key(2, longAgo)));
        assertThat(nonces.recognise(Scheme.V1, SHARE, nonce.value()).nonce()).isEqualTo(nonce);

        keys.replace(List.of(replaced, key(2, longAgo.minusSeconds(1))));
        assertDenied(Denial.NONCE_UNKNOWN, nonces, nonce.value());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void everyByteCounts(int index) {
        byte[] bytes = nonces.make(Scheme.V1, SHARE).bytes();
        bytes[index] ^= 1;

        assertDenied(Denial.NONCE_UNKNOWN, nonces, StrictBase64.URL.encode(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAA=",
                "59b314d4815f21f73a0b9168cecbd5773cc694b6"
            })
    void otherTextsAreUnknown(String text) {
        assertDenied(Denial.NONCE_UNKNOWN, nonces, text);
    }

    @Test
    void nonceLivesToTheEndOfItsLifetime() {
        Nonce nonce = nonces.make(Scheme.V1, SHARE);

        assertThat(at(NOW.plus(LIFETIME))
                        .recognise(Scheme.V1, SHARE, nonce.value())
                        .nonce())
                .isEqualTo(nonce);
    }

    @Test
    void nonceIsExpiredOneSecondLater() {
        assertDenied(
                Denial.NONCE_EXPIRED,
                at(NOW.plus(LIFETIME).plusSeconds(1)),
                nonces.make(Scheme.V1, SHARE).value());
    }

    @Test
    void nonceOfANodeWhoseClockIsALittleAheadIsTaken() {
        Nonce nonce = at(NOW.plus(Nonces.CLOCK_SKEW)).make(Scheme.V1, SHARE);

        assertThat(nonces.recognise(Scheme.V1, SHARE, nonce.value()).nonce()).isEqualTo(nonce);
    }

    @Test
    void nonceFromTheFutureIsRefused() {
        Nonce nonce = at(NOW.plus(Nonces.CLOCK_SKEW).plusSeconds(1)).make(Scheme.V1, SHARE);

        assertDenied(Denial.NONCE_EXPIRED, nonces, nonce.value());
    }

    @Test
    void spentIsRememberedLongerThanAnyNodeTakesTheNonce() {
        LiveNonce live =
                nonces.recognise(Scheme.V1, SHARE, nonces.make(Scheme.V1, SHARE).value());

        assertThat(live.expiresAt()).isAfter(NOW.plus(LIFETIME).plus(Nonces.CLOCK_SKEW));
    }

    @Test
    void nonceUnderAKeyThatNoNodeHasIsUnknown() {
        Nonce nonce = nonces.make(Scheme.V1, SHARE);
        keys.replace(List.of(key(2, NOW.minusSeconds(1))));

        assertDenied(Denial.NONCE_UNKNOWN, nonces, nonce.value());
    }

    @Test
    void nonceUnderThePreviousKeyIsTakenAfterRotation() {
        Nonce nonce = nonces.make(Scheme.V1, SHARE);
        keys.replace(List.of(key(1, NOW.minus(Duration.ofDays(1))), key(2, NOW)));

        assertThat(nonces.recognise(Scheme.V1, SHARE, nonce.value()).nonce()).isEqualTo(nonce);
    }

    @Test
    void nonceUnderTheNextKeyIsTakenBeforeThisNodeUsesIt() {
        keys.replace(List.of(key(1, NOW.minus(Duration.ofDays(1))), key(2, NOW.plusSeconds(20))));
        Nonce byAQuickerClock = at(NOW.plusSeconds(20)).make(Scheme.V1, SHARE);

        assertThat(nonces.recognise(Scheme.V1, SHARE, byAQuickerClock.value()).nonce())
                .isEqualTo(byAQuickerClock);
    }

    @Test
    void withoutAKeyNoNonceIsMade() {
        keys.replace(List.of());

        assertThat(catchThrowableOfType(Denied.class, () -> nonces.make(Scheme.V1, SHARE))
                        .reason())
                .isEqualTo(Denial.STORAGE_UNAVAILABLE);
    }

    @Test
    void sessionsNonceIsNoSharesNonce() {
        String nonce = nonces.makeForSession().value();

        assertThat(nonce).matches("[0-9A-Za-z_-]{16}");
        assertThat(keys.ofSessions())
                .anyMatch(format -> format.isAuthentic(Nonce.parse(nonce).orElseThrow()));
        assertDenied(Denial.NONCE_UNKNOWN, nonces, nonce);
        assertThat(Outcome.of(() -> nonces.recognise(Scheme.V2, SHARE, nonce))).hasValue(Denial.NONCE_UNKNOWN);
    }

    /** An auth server signs in nobody while one server has no nonce for it. */
    @Test
    void sessionsNonceIsMadeWhileTheClocksDiffer() {
        assertThat(Outcome.of(differing()::makeForSession)).isEmpty();
    }

    @Test
    void withoutAKeyNoSessionsNonceIsMade() {
        keys.replace(List.of());

        assertThat(Outcome.of(nonces::makeForSession)).hasValue(Denial.STORAGE_UNAVAILABLE);
    }

    private Nonces at(Instant now) {
        return new Nonces(keys, SETTINGS, agreement(now, now), Clock.fixed(now, ZoneOffset.UTC), new SecureRandom());
    }

    private Nonces differing() {
        return new Nonces(
                keys,
                SETTINGS,
                agreement(NOW, NOW.plus(Duration.ofMinutes(3))),
                Clock.fixed(NOW, ZoneOffset.UTC),
                new SecureRandom());
    }

    private static ClockAgreement agreement(Instant node, Instant database) {
        ClockAgreement agreement = new ClockAgreement();
        agreement.compare(node, new NonceHorizon(database, Instant.EPOCH), node);
        return agreement;
    }

    /** Gives the number that it gave before a second time. */
    private static final class EachNumberTwice extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int given;

        @Override
        public int nextInt() {
            return given++ / 2;
        }
    }

    private static NonceKey key(int id, Instant validFrom) {
        byte[] key = new byte[32];
        key[0] = (byte) id;
        return new NonceKey(id, key, validFrom);
    }

    private static void assertDenied(Denial reason, Nonces nonces, String text) {
        Denied denied = catchThrowableOfType(Denied.class, () -> nonces.recognise(Scheme.V1, SHARE, text));

        assertThat(denied).as("a denial").isNotNull();
        assertThat(denied.reason()).isEqualTo(reason);
    }
}
