package ee.cdoc2.css.nonce;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.persistence.NonceKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonceKeyScheduleTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration ROTATION = Duration.ofDays(7);
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    /** The longest that can be set: another node may have it, also where this one speaks the first scheme alone. */
    private static final Duration SESSION_LIFETIME = Duration.ofHours(25);

    private final NonceKeySchedule schedule =
            new NonceKeySchedule(new NonceSettings(LIFETIME, true, ROTATION), new SecureRandom());

    @Test
    void firstKeyBeginsAtOnce() {
        NonceKey first = schedule.due(List.of(), NOW).orElseThrow();

        assertThat(first.id()).isEqualTo(1);
        assertThat(first.validFrom()).isEqualTo(NOW);
        assertThat(first.key()).hasSize(32).isNotEqualTo(new byte[32]);
    }

    @Test
    void noKeyIsDueWhileTheNewestIsFresh() {
        assertThat(schedule.due(List.of(key(1, NOW.minus(ROTATION).plusSeconds(1))), NOW))
                .isEmpty();
    }

    @Test
    void successorBeginsAfterItsNotice() {
        NonceKey next = schedule.due(List.of(key(6, NOW.minus(ROTATION))), NOW).orElseThrow();

        assertThat(next.id()).isEqualTo(7);
        assertThat(next.validFrom()).isEqualTo(NOW.plus(NonceKeySchedule.NOTICE));
    }

    @Test
    void predecessorIsNeededUntilItsLastNonceHasExpired() {
        List<NonceKey> keys = List.of(key(1, NOW.minus(ROTATION)), key(2, NOW.minus(SESSION_LIFETIME)));

        assertThat(schedule.oldestNeeded(keys, NOW)).map(NonceKey::id).contains(1);
    }

    @Test
    void predecessorIsNoLongerNeededAfterTheGrace() {
        Instant longAgo =
                NOW.minus(SESSION_LIFETIME).minus(NonceKeySchedule.GRACE).minusSeconds(1);

        assertThat(schedule.oldestNeeded(List.of(key(1, NOW.minus(ROTATION)), key(2, longAgo)), NOW))
                .map(NonceKey::id)
                .contains(2);
    }

    private static NonceKey key(int id, Instant validFrom) {
        return new NonceKey(id, new byte[32], validFrom);
    }
}
