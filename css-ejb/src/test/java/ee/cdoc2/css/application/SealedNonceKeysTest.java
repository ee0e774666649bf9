package ee.cdoc2.css.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.NonceTransactions;
import ee.cdoc2.css.seal.DataKeys;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that cannot open the nonce keys of the others says so. */
class SealedNonceKeysTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final NonceSettings SETTINGS = new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7));
    private static final Logger LOGGER = Logger.getLogger(NonceKeys.class.getName());

    private static TwoNodes nodes;

    private final SecureRandom random = new SecureRandom();
    private final NonceKeys keys = new NonceKeys();
    private final List<String> logged = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.onPostgresql();
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @BeforeEach
    void storeAKeyAndListen() throws Exception {
        execute("delete from nonce_key");
        nodes.inTransaction(new NonceTransactions(), NonceTransactions::addKeyWhenDue, SETTINGS, CLOCK, random);
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void listenNoMore() {
        LOGGER.removeHandler(listener);
    }

    @Test
    void keysThatOpenAreNoFault() throws Exception {
        read(nodes.keys(), Duration.ZERO);

        assertThat(keys.ofSessions()).hasSize(1);
        assertThat(logged).isEmpty();
    }

    @Test
    void aMissingDataKeyIsToldOnceAMinute() throws Exception {
        String told = "SEVERE The nonce keys are encrypted with a data key that this node does not have:"
                + " this node gives no nonces and releases no shares";
        for (int seconds : List.of(0, 30, 60)) {
            read(DataKeys.none(), Duration.ofSeconds(seconds));
        }

        assertThat(logged).containsExactly(told, told + " (1 more since the last)");
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(keys::ofSessions)
                .extracting(Denied::reason)
                .isEqualTo(Denial.VAULT_CLOSED);
    }

    @Test
    void aRowThatWasChangedIsToldApart() throws Exception {
        execute("update nonce_key set valid_from = valid_from - interval '1 day'");
        read(nodes.keys(), Duration.ZERO);

        assertThat(logged)
                .containsExactly("SEVERE The nonce keys do not open, because rows of the table nonce_key have been"
                        + " changed: this node gives no nonces and releases no shares");
    }

    /** With it somebody who can write to the database would make nonces. */
    @Test
    void aKeyThatIsAddedInClearClosesThemAll() throws Exception {
        execute("insert into nonce_key (id, key_material, valid_from)"
                + " values (2, '\\x00112233445566778899aabbccddeeff', current_timestamp)");
        read(nodes.keys(), Duration.ZERO);

        assertThat(logged)
                .containsExactly("SEVERE The nonce keys do not open, because rows of the table nonce_key have been"
                        + " changed: this node gives no nonces and releases no shares");
        assertThatExceptionOfType(Denied.class).isThrownBy(keys::ofSessions);
    }

    @Test
    void keysThatOpenAgainAreUsed() throws Exception {
        read(new DataKeys(true, random), Duration.ZERO);
        read(nodes.keys(), Duration.ofSeconds(30));

        assertThat(keys.ofSessions()).hasSize(1);
    }

    private void read(DataKeys dataKeys, Duration later) throws Exception {
        Clock clock = Clock.offset(Clock.fixed(Instant.EPOCH, CLOCK.getZone()), later);
        nodes.inTransaction(
                new NonceTransactions(), NonceTransactions::readKeys, SETTINGS, keys, dataKeys, clock, random);
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = nodes.database().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
