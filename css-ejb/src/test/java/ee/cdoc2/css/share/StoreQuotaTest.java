package ee.cdoc2.css.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoreQuotaTest {
    private Duration now = Duration.ofDays(1);
    private final StoreQuota quota = new StoreQuota(100, () -> now.toNanos());

    @Test
    void asManyAreStoredAsWereNotCountedAlready() {
        quota.counted(98, quota.storedSoFar());
        store();
        store();

        assertFull();
    }

    @Test
    void whatIsStoredWhileItIsCountedIsNotForgotten() {
        long before = quota.storedSoFar();
        store();
        quota.counted(99, before);

        assertFull();
    }

    @Test
    void whatHasGoneMakesRoomWithTheNextCount() {
        quota.counted(100, quota.storedSoFar());
        assertFull();

        quota.counted(50, quota.storedSoFar());
        assertThatCode(quota::requireRoom).doesNotThrowAnyException();
        assertThat(quota.shares()).isEqualTo(50);
    }

    @Test
    void beforeTheFirstCountOnlyOnesOwnAreKnown() {
        for (int i = 0; i < 100; i++) {
            store();
        }
        assertFull();
    }

    @Test
    void itIsNearlyFullAtNineTenths() {
        quota.counted(89, quota.storedSoFar());
        assertThat(quota.isNearlyFull()).isFalse();

        store();
        assertThat(quota.isNearlyFull()).isTrue();
    }

    @Test
    void sharesAreCountedAtTheBeginningAndEveryHour() {
        assertThat(quota.isCountDue()).isTrue();
        quota.counted(1, quota.storedSoFar());

        now = now.plusMinutes(59);
        assertThat(quota.isCountDue()).isFalse();
        now = now.plusMinutes(1);
        assertThat(quota.isCountDue()).isTrue();
    }

    @Test
    void whileItIsNearlyFullTheyAreCountedEveryTenMinutes() {
        quota.counted(100, quota.storedSoFar());

        now = now.plusMinutes(9);
        assertThat(quota.isCountDue()).isFalse();
        now = now.plusMinutes(1);
        assertThat(quota.isCountDue()).isTrue();
    }

    @Test
    void withoutAQuotaNothingIsCountedAndEverythingStored() {
        StoreQuota none = new StoreQuota(0, () -> 0);
        none.stored();

        assertThat(none.isCountDue()).isFalse();
        assertThat(none.isNearlyFull()).isFalse();
        assertThatCode(none::requireRoom).doesNotThrowAnyException();
    }

    private void store() {
        quota.requireRoom();
        quota.stored();
    }

    private void assertFull() {
        assertThatThrownBy(quota::requireRoom)
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(Denial.STORE_FULL));
    }
}
