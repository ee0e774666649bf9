package ee.cdoc2.css.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseCallsTest {
    private final Metrics metrics = new Metrics(List::of, Clock.systemUTC());
    private final DatabaseCalls database = new DatabaseCalls(metrics);

    @Test
    void aFailureIsCountedAndToldByItsTypesAlone() {
        assertThatExceptionOfType(DatabaseCalls.Failure.class)
                .isThrownBy(() -> database.run("keep", () -> {
                    throw new PersistenceException("values('secret')", new SQLException("secret", "08006"));
                }))
                .withMessage("jakarta.persistence.PersistenceException < java.sql.SQLException[SQLState 08006]");
        assertThat(metrics.databaseFailures()).isOne();
    }

    @Test
    void aRefusalIsNoFailure() {
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> database.run("release", () -> {
                    throw new Denied(Denial.NONCE_SPENT);
                }));
        assertThat(metrics.databaseFailures()).isZero();
        assertThat(metrics.scrape()).contains("css_database_seconds_count{operation=\"release\"} 1");
    }

    @Test
    void theResultIsHandedOn() throws DatabaseCalls.Failure {
        assertThat(database.<Integer>run("exists", () -> 7)).isEqualTo(7);
    }
}
