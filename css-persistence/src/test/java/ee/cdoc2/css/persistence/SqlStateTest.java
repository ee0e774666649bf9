package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlStateTest {
    private final SQLException driver = new SQLException("could not extend file", "53100");

    @Test
    void isInWhatWrapsTheDriversException() {
        assertThat(SqlState.DISK_FULL.isIn(driver)).isTrue();
        assertThat(SqlState.DISK_FULL.isIn(new PersistenceException(new IllegalStateException(driver))))
                .isTrue();
    }

    /** A pool may have an exception of its own around the driver's, with another state or none. */
    @Test
    void isInTheSecondOfTwo() {
        SQLException pool = new SQLException("no connection", null, driver);

        assertThat(SqlState.DISK_FULL.isIn(pool)).isTrue();
    }

    @Test
    void anotherStateIsNotThis() {
        assertThat(SqlState.UNIQUE_VIOLATION.isIn(driver)).isFalse();
        assertThat(SqlState.DISK_FULL.isIn(new PersistenceException("53100"))).isFalse();
    }

    @Test
    void aCircleOfCausesHasAnEnd() {
        RuntimeException outer = new RuntimeException();
        RuntimeException inner = new RuntimeException(outer);
        outer.initCause(inner);

        assertThat(SqlState.DISK_FULL.isIn(outer)).isFalse();
    }
}
