package ee.cdoc2.css.application;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.ShareSealing;
import ee.cdoc2.css.persistence.ShareSealing.Rows;
import ee.cdoc2.css.persistence.ShareStatements;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.vault.RowSealing;
import ee.cdoc2.css.vault.WaitingRows;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a turn of the sealing does with the rows that are there already, some of which do not open. */
class RowSealingTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final RecipientId RECIPIENT =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    /** As many as one batch has. */
    private static final int BATCH = 100;

    private static TwoNodes nodes;

    private final SecureRandom random = new SecureRandom();
    private final DataKey first = key(1);
    private final DataKeys firstKey = keys(first);
    private final DataKeys bothKeys = keys(first, key(2));
    private final Metrics metrics = new Metrics(List::of, CLOCK);
    private final WaitingRows waiting = new WaitingRows();

    private int stored;

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.onPostgresql();
        // nothing is sealed with a key that has no row
        execute("insert into data_key select 2, master_key, wrapped, valid_from from data_key");
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @BeforeEach
    void empty() throws Exception {
        // not "delete": what is inserted later is to stand behind what is there
        execute("truncate key_share");
    }

    @Test
    void severalBatchesAreSealedInOneTurn() throws Exception {
        store(DataKeys.none(), BATCH + 1);
        store(firstKey, BATCH + 1);

        turn(System::nanoTime);

        assertThat(sealedWithTheNewKey()).isEqualTo(2 * BATCH + 2);
        assertThat(metrics.scrape()).contains("css_vault_shares_sealed_total " + (2 * BATCH + 2));
    }

    /** A batch of nothing else stands before the one that opens; the old key can go when the broken rows are deleted. */
    @Test
    void manyRowsUnderAnOldKeyThatDoNotOpenHoldUpNoOther() throws Exception {
        DataKeys another = keys(key(1));
        store(another, BATCH);
        store(firstKey, 1);

        turn(System::nanoTime);

        assertThat(sealedWithTheNewKey()).isOne();
        assertThat(waiting(Rows.OLD_KEY)).isEqualTo(BATCH);
    }

    @Test
    void manyRowsInClearThatCannotBeReadHoldUpNoOther() throws Exception {
        execute("insert into key_share (share_id, recipient, share, created_at)"
                + " select 'unreadable' || n, 'nobody', '\\x00', current_timestamp from generate_series(1, " + BATCH
                + ") n");
        store(DataKeys.none(), 1);

        turn(System::nanoTime);

        assertThat(sealedWithTheNewKey()).isOne();
        assertThat(waiting(Rows.CLEAR)).isEqualTo(BATCH);
    }

    @Test
    void aTurnEndsAfterAQuarterOfAMinute() throws Exception {
        store(firstKey, 4 * BATCH);
        Duration[] now = {Duration.ZERO};

        turn(() -> {
            // the beginning, then once after each batch
            now[0] = now[0].plusSeconds(8);
            return now[0].toNanos();
        });

        assertThat(sealedWithTheNewKey()).isEqualTo(2 * BATCH);
    }

    private void store(DataKeys keys, int shares) throws Exception {
        ShareStatements statements = new ShareStatements(nodes.database(), keys);
        ShareTerms terms = new ShareTerms(
                RECIPIENT, Optional.of(new ShareExpiry(CLOCK.instant().plusSeconds(3600), false)), true);
        for (int share = 0; share < shares; share++) {
            statements.add(
                    new ShareId(String.format("%032x", stored++)),
                    new KeptShare(Share.of(new byte[32]), terms),
                    CLOCK.instant());
        }
    }

    /** Of the node that knows both keys. */
    private void turn(MonotonicClock time) throws Exception {
        ShareSealing shares = new ShareSealing(nodes.database(), bothKeys);
        nodes.ask(new RowSealing(), RowSealing::seal, shares, bothKeys, waiting, metrics, time, CLOCK);
    }

    private int waiting(Rows rows) throws Exception {
        ShareSealing shares = new ShareSealing(nodes.database(), bothKeys);
        nodes.ask(new RowSealing(), RowSealing::count, shares, bothKeys, waiting, metrics, CLOCK);
        return waiting.of(rows);
    }

    private DataKey key(int version) {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        return new DataKey(version, Instant.EPOCH, bytes);
    }

    private DataKeys keys(DataKey... all) {
        DataKeys keys = new DataKeys(true, random);
        keys.replace(List.of(all));
        return keys;
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = nodes.database().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static int sealedWithTheNewKey() throws Exception {
        try (Connection connection = nodes.database().getConnection();
                ResultSet counted = connection
                        .createStatement()
                        .executeQuery("select count(*) from key_share where data_key = 2")) {
            counted.next();
            return counted.getInt(1);
        }
    }
}
