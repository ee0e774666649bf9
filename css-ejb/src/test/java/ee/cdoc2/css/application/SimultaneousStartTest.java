package ee.cdoc2.css.application;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.audit.AuditKeyTransactions;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.NonceTransactions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Two nodes that start at the same moment on an empty PostgreSQL share one nonce key and one audit key, and both come
 * up.
 */
class SimultaneousStartTest {
    private static TwoNodes nodes;

    private final SecureRandom random = new MeetingRandom(new CyclicBarrier(2));

    /**
     * Both nodes have seen that there is no key when they reach the making of one: this is where they wait for each
     * other.
     */
    private static final class MeetingRandom extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final transient CyclicBarrier bothAreHere;

        MeetingRandom(CyclicBarrier bothAreHere) {
            this.bothAreHere = bothAreHere;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            super.nextBytes(bytes);
            try {
                bothAreHere.await(10, TimeUnit.SECONDS);
            } catch (Exception alone) {
                throw new IllegalStateException("the other node did not come", alone);
            }
        }
    }

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.onPostgresql();
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @RepeatedTest(10)
    void theyShareOneNonceKey() throws Exception {
        execute("delete from nonce_key");
        Clock clock = Clock.systemUTC();
        NonceSettings settings = new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7));

        TwoNodes.atOnce(() -> nodes.inTransaction(
                new NonceTransactions(), NonceTransactions::addKeyWhenDue, settings, clock, random));

        assertThat(rows("nonce_key")).isOne();
    }

    @RepeatedTest(10)
    void theyShareOneAuditKey() throws Exception {
        execute("delete from audit_key");

        TwoNodes.atOnce(() -> nodes.inTransaction(
                new AuditKeyTransactions(), AuditKeyTransactions::addKeyWhenMissing, Clock.systemUTC(), random));

        assertThat(rows("audit_key")).isOne();
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = nodes.database().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static int rows(String table) throws Exception {
        try (Connection connection = nodes.database().getConnection();
                ResultSet counted = connection.createStatement().executeQuery("select count(*) from " + table)) {
            counted.next();
            return counted.getInt(1);
        }
    }
}
