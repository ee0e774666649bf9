package ee.cdoc2.css.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class CausesTest {
    private final SQLException driver = new SQLException("insert into t values('secret')", "23505");
    private final IllegalStateException thrown = new IllegalStateException(new IOException(driver));

    @Test
    void theChainBeginsWithTheExceptionItself() {
        assertThat(Causes.of(thrown)).containsExactly(thrown, thrown.getCause(), driver);
    }

    @Test
    void aChainThatRunsInACircleEnds() {
        Exception first = new Exception();
        first.initCause(new Exception(first));

        assertThat(Causes.of(first)).hasSizeLessThan(100);
    }

    @Test
    void oneOfATypeIsFound() {
        assertThat(Causes.first(SQLException.class, thrown)).contains(driver);
        assertThat(Causes.first(SecurityException.class, thrown)).isEmpty();
    }

    @Test
    void theTypesHoldNoMessage() {
        assertThat(Causes.types(thrown))
                .isEqualTo("java.lang.IllegalStateException < java.io.IOException < "
                        + "java.sql.SQLException[SQLState 23505]");
    }
}
