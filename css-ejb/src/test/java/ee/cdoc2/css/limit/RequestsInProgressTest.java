package ee.cdoc2.css.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestsInProgressTest {
    @Test
    void thereAreAsManyPlacesAsMayBeInWork() {
        RequestsInProgress two = new RequestsInProgress(2);

        assertThat(begun(two, 5)).isEqualTo(2);
        assertThat(two.now()).isEqualTo(2);
    }

    @Test
    void aPlaceIsGivenToTheNext() {
        RequestsInProgress two = new RequestsInProgress(2);
        begun(two, 5);
        two.end();

        assertThat(begun(two, 5)).isEqualTo(1);
    }

    @Test
    void withoutALimitTheyAreCountedAllTheSame() {
        RequestsInProgress any = new RequestsInProgress(0);

        assertThat(begun(any, 1000)).isEqualTo(1000);
        assertThat(any.now()).isEqualTo(1000);
    }

    private static long begun(RequestsInProgress requests, int attempts) {
        return IntStream.range(0, attempts).filter(each -> requests.begin()).count();
    }
}
