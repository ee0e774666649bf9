package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseWaitTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P03", "53300"})
    void waitsWhileTheDatabaseIsAwayAndSaysSo(String state) throws StartFault {
        Iterator<String> states = List.of(state, "").iterator();

        new DatabaseWait(LONG, lines::add).until(() -> fails(states.next()));

        assertThat(states).isExhausted();
        assertThat(lines).containsExactly("waiting for the database, for 59 s more at most: Connection to db refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "3D000", "42501"})
    void doesNotWaitForWhatStays(String state) throws StartFault {
        new DatabaseWait(LONG, lines::add).until(() -> fails(state));

        assertThat(lines).isEmpty();
    }

    @Test
    void endsWhenItHasWaitedForLongEnough() {
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> new DatabaseWait(Duration.ofSeconds(1), lines::add).until(() -> fails("08001")))
                .withMessage("the database can't be reached, and was waited for 1 s (CSS_DB_START_TIMEOUT):"
                        + " Connection to db refused");
    }

    @Test
    void doesNotTryWhenItIsNotToWait() throws StartFault {
        new DatabaseWait(Duration.ZERO, lines::add).until(() -> {
            throw new AssertionError("tried");
        });

        assertThat(lines).isEmpty();
    }

    private static void fails(String state) throws SQLException {
        if (!state.isEmpty()) {
            throw new SQLException("Connection to db refused\nand more", state);
        }
    }
}
