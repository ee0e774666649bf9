package ee.cdoc2.css.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private static final Rate TEN_A_MINUTE = new Rate(10, Duration.ofMinutes(1));
    private static final int[] MINE = {0, 5, 9};
    private static final int[] PARTLY_MINE = {0, 4, 9};
    private static final int[] OTHERS = {1, 4, 8};

    private Duration now = Duration.ofDays(1);
    private final TokenBuckets buckets = new TokenBuckets(TEN_A_MINUTE, 10, () -> now.toNanos());

    @Test
    void aFullBucketGivesItsTokensAtOnceAndNoMore() {
        assertThat(taken(20, MINE)).isEqualTo(10);
    }

    @Test
    void itSaysHowLongToWaitForTheNextToken() {
        taken(10, MINE);
        now = now.plusSeconds(2);

        assertThat(buckets.look(MINE)).contains(Duration.ofSeconds(4));
        assertThat(buckets.take(MINE)).contains(Duration.ofSeconds(4));
        now = now.plusSeconds(4);
        assertThat(buckets.look(MINE)).isEmpty();
        assertThat(buckets.take(MINE)).isEmpty();
        assertThat(buckets.take(MINE)).contains(Duration.ofSeconds(6));
    }

    @Test
    void whoIsRefusedDoesNotWaitLongerForIt() {
        taken(10_000, MINE);
        now = now.plusSeconds(6);

        assertThat(buckets.take(MINE)).isEmpty();
    }

    @Test
    void itIsFullAfterItsPeriodAndNeverMoreThanFull() {
        taken(10, MINE);
        now = now.plus(Duration.ofDays(100));

        assertThat(taken(20, MINE)).isEqualTo(10);
    }

    @Test
    void othersHaveTheirOwn() {
        taken(10, MINE);

        assertThat(taken(20, OTHERS)).isEqualTo(10);
    }

    @Test
    void whoSharesSomeCellsWithSomebodyHasTheirOwnTokens() {
        taken(10, MINE);

        assertThat(taken(20, PARTLY_MINE)).isEqualTo(10);
    }

    @Test
    void whoSharesCellsWithManyGetsNoMoreThanTheRate() {
        int taken = 0;
        for (int second = 0; second < 600; second++) {
            now = now.plusSeconds(1);
            // drained at other moments than the third cell
            taken(1, 0);
            taken(second % 7 == 0 ? 1 : 0, 5);
            taken += taken(5, MINE);
        }

        assertThat(taken).isLessThanOrEqualTo(10 + 100);
    }

    @Test
    void whoseCellsAreAllDrainedByOthersIsRefused() {
        taken(10, 0, 5);
        taken(10, 9);

        assertThat(buckets.take(MINE)).isPresent();
    }

    private int taken(int attempts, int... cells) {
        return (int) IntStream.range(0, attempts)
                .filter(attempt -> buckets.take(cells).isEmpty())
                .count();
    }
}
