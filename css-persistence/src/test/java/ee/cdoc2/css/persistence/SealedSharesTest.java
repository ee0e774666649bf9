package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.persistence.ShareSealing.Batch;
import ee.cdoc2.css.persistence.ShareSealing.Rows;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever has the database, and not the key, can read and change: nothing without being noticed. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedSharesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final ShareId ID = new ShareId("00112233445566778899aabbccddeeff");
    private static final ShareId OTHER = new ShareId("ffeeddccbbaa99887766554433221100");
    private static final RecipientId MARI =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final RecipientId JAAN =
            RecipientId.parse("etsi/PNOEE-38001085718").orElseThrow();
    private static final byte[] SECRET = "the share of a document, 32 bytes".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();
    private final DataKey first = key(1, Instant.EPOCH);
    private final DataKey second = key(2, NOW);
    private final DataKeys firstKey = keys(first);
    private final DataKeys bothKeys = keys(first, second);

    @Parameter
    private Database database;

    private DataSource dataSource;

    @BeforeParameterizedClassInvocation
    void create(Database database, @TempDir Path folder) {
        dataSource = database.create(folder);
        new Schema(dataSource).migrate();
        Database.keep(dataSource, List.of(first, second));
    }

    @BeforeEach
    void empty() {
        execute("delete from key_share");
    }

    @Test
    void aShareComesBackAndItsRowShowsNeitherShareNorRecipient() throws Exception {
        KeptShare kept = kept(MARI, Optional.of(new ShareExpiry(LATER, true)), false);
        statements(firstKey).add(ID, kept, NOW);

        assertThat(find(firstKey, ID)).contains(kept);
        assertThat(statements(firstKey).terms(ID)).contains(kept.terms());
        assertThat(row(ID))
                .doesNotContain(text(SECRET), MARI.value(), "48010010101")
                .hasSizeGreaterThan(100);
    }

    @Test
    void aRecipientHasOneHashUnderOneKey() throws Exception {
        add(firstKey, ID, MARI);
        add(firstKey, OTHER, MARI);

        assertThat(values("select distinct recipient from key_share")).containsExactly(first.hash(MARI));
        assertThat(first.hash(MARI))
                .isNotEqualTo(first.hash(JAAN))
                .isNotEqualTo(second.hash(MARI))
                .hasSize(32);
    }

    @Test
    void aRowInClearIsReadWithAKeyToo() throws Exception {
        KeptShare kept = kept(MARI, Optional.empty(), true);
        statements(DataKeys.none()).add(ID, kept, NOW);

        assertThat(find(firstKey, ID)).contains(kept);
    }

    @Test
    void nothingIsWrittenInClearWhileThereIsNoKey() throws Exception {
        assertFault(SealFault.Kind.KEY_MISSING, () -> add(new DataKeys(true, random), ID, MARI));
        assertThat(values("select share_id from key_share")).isEmpty();
    }

    @Test
    void aNodeWithoutTheKeyDoesNotGuess() throws Exception {
        add(firstKey, ID, MARI);

        assertClosed(SealFault.Kind.KEY_MISSING, DataKeys.none());
        assertClosed(SealFault.Kind.KEY_MISSING, keys(second));
    }

    /** Of a node that was cut off, or has not been able to read the keys, while another one has deleted an old key. */
    @Test
    void nothingIsSealedWithAKeyThatHasBeenDeleted() throws Exception {
        add(DataKeys.none(), OTHER, JAAN);
        execute("delete from data_key where id = 1");
        try {
            assertFault(SealFault.Kind.KEY_MISSING, () -> add(firstKey, ID, MARI));
            assertThat(new ShareSealing(dataSource, firstKey).seal(Rows.CLEAR, first, 10, 0))
                    .isEqualTo(new Batch(0, 0));
        } finally {
            Database.keep(dataSource, List.of(first));
        }

        assertThat(values("select share_id from key_share where data_key is not null"))
                .isEmpty();
        assertThat(find(DataKeys.none(), OTHER)).isPresent();
    }

    @Test
    void anotherKeyOfTheSameVersionOpensNothing() throws Exception {
        add(firstKey, ID, MARI);

        assertClosed(SealFault.Kind.BROKEN, keys(key(1, Instant.EPOCH)));
    }

    @Test
    void aRowMovedToAnotherShareIdDoesNotOpen() throws Exception {
        add(firstKey, OTHER, MARI);
        execute("update key_share set share_id = '" + ID + "'");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    @Test
    void aRowAddressedToSomebodyElseDoesNotOpen() throws Exception {
        add(firstKey, ID, MARI);
        add(firstKey, OTHER, JAAN);
        execute("update key_share set recipient = '" + first.hash(JAAN) + "' where share_id = '" + ID + "'");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    @Test
    void aSealPutIntoAnotherRowDoesNotOpen() throws Exception {
        add(firstKey, ID, MARI);
        add(firstKey, OTHER, MARI);
        execute("update key_share set share = (select share from key_share where share_id = '" + OTHER
                + "') where share_id = '" + ID + "'");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    @Test
    void aProlongedRowDoesNotOpen() throws Exception {
        add(firstKey, ID, MARI);
        execute("update key_share set expires_at = expires_at + interval '1' day");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    @Test
    void aRowWhoseExpiryIsTakenAwayDoesNotOpen() throws Exception {
        add(firstKey, ID, MARI);
        execute("update key_share set expires_at = null");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    @Test
    void aRowThatTheFirstProtocolIsLetAtDoesNotOpen() throws Exception {
        statements(firstKey).add(ID, kept(MARI, Optional.of(new ShareExpiry(LATER, false)), false), NOW);
        execute("update key_share set v1_allowed = true");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    @Test
    void aRowOfAnotherVersionDoesNotOpen() throws Exception {
        add(firstKey, ID, MARI);
        execute("update key_share set data_key = 2");

        assertClosed(SealFault.Kind.BROKEN, bothKeys);
    }

    /** The sealed form taken for one in clear has no recipient: it belongs to nobody. */
    @Test
    void aRowSaidToBeInClearIsNotReadable() throws Exception {
        add(firstKey, ID, MARI);
        execute("update key_share set data_key = null");

        assertClosed(SealFault.Kind.BROKEN, firstKey);
    }

    /** The statement of the admin guide. */
    @Test
    void aShareThatNeverExpiredMayBeGivenAnExpiry() throws Exception {
        statements(firstKey).add(ID, kept(MARI, Optional.empty(), true), NOW);
        execute("update key_share set expires_at = timestamp with time zone '2026-11-27 11:00:00+00:00'");

        assertThat(find(firstKey, ID)).contains(kept(MARI, Optional.of(new ShareExpiry(LATER, false)), true));
    }

    @Test
    void aShareMayBeMadeToEndEarlierOrToBeFetchedBySecondProtocolAlone() throws Exception {
        add(firstKey, ID, MARI);
        execute(
                "update key_share set expires_at = timestamp with time zone '2026-11-27 10:30:00+00:00', v1_allowed = false");

        assertThat(find(firstKey, ID))
                .contains(kept(MARI, Optional.of(new ShareExpiry(NOW.plusSeconds(1800), false)), false));
    }

    @Test
    void whatWasMadeStricterStaysSoWhenSealedAnew() throws Exception {
        add(firstKey, ID, MARI);
        execute("update key_share set v1_allowed = false");
        new ShareSealing(dataSource, bothKeys).seal(Rows.OLD_KEY, second, 10, 0);
        execute("update key_share set v1_allowed = true");

        assertClosed(SealFault.Kind.BROKEN, bothKeys);
    }

    @Test
    void theNewestKeyThatHasBegunSeals() throws Exception {
        DataKeys keys = keys(first, key(2, NOW.plusSeconds(1)));
        add(keys, ID, MARI);

        assertThat(values("select data_key from key_share")).containsExactly("1");
    }

    @Test
    void rowsInClearAreSealedInBatches() throws Exception {
        for (int number = 0; number < 5; number++) {
            add(DataKeys.none(), id(number), MARI);
        }
        ShareSealing sealing = new ShareSealing(dataSource, firstKey);

        assertThat(sealing.count(Rows.CLEAR, first, 3)).isEqualTo(3);
        assertThat(sealing.seal(Rows.CLEAR, first, 2, 0)).isEqualTo(new Batch(2, 0));
        assertThat(sealing.count(Rows.CLEAR, first, 10)).isEqualTo(3);
        assertThat(sealing.seal(Rows.CLEAR, first, 10, 0)).isEqualTo(new Batch(3, 0));
        assertThat(sealing.seal(Rows.CLEAR, first, 10, 0)).isEqualTo(new Batch(0, 0));
        for (int number = 0; number < 5; number++) {
            assertThat(find(firstKey, id(number))).contains(mari());
        }
        assertThat(values("select recipient from key_share")).containsOnly(first.hash(MARI));
    }

    @Test
    void rowsUnderAnOldKeyAreSealedAnew() throws Exception {
        add(firstKey, ID, MARI);
        add(DataKeys.none(), OTHER, MARI);
        ShareSealing sealing = new ShareSealing(dataSource, bothKeys);

        assertThat(sealing.count(Rows.OLD_KEY, second, 10)).isOne();
        assertThat(sealing.seal(Rows.OLD_KEY, second, 10, 0)).isEqualTo(new Batch(1, 0));
        assertThat(values("select data_key from key_share where data_key is not null"))
                .containsExactly("2");
        assertThat(find(bothKeys, ID)).contains(mari());
    }

    @Test
    void whatDoesNotOpenIsPassedOverAndStaysAsItWas() throws Exception {
        add(firstKey, ID, MARI);
        execute("update key_share set expires_at = expires_at + interval '1' day");
        add(firstKey, OTHER, MARI);
        String before = row(ID);
        ShareSealing sealing = new ShareSealing(dataSource, bothKeys);

        assertThat(sealing.seal(Rows.OLD_KEY, second, 10, 0)).isEqualTo(new Batch(1, 1));
        assertThat(sealing.seal(Rows.OLD_KEY, second, 10, 1)).isEqualTo(new Batch(0, 0));
        assertThat(row(ID)).isEqualTo(before);
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void assertFault(SealFault.Kind kind, Attempt attempt) {
        assertThatExceptionOfType(SealFault.class)
                .isThrownBy(attempt::run)
                .extracting(SealFault::kind)
                .isEqualTo(kind);
    }

    /** Neither released nor even named for a nonce. */
    private void assertClosed(SealFault.Kind kind, DataKeys keys) {
        assertFault(kind, () -> find(keys, ID));
        assertFault(kind, () -> statements(keys).terms(ID));
    }

    private ShareStatements statements(DataKeys keys) {
        return new ShareStatements(dataSource, keys);
    }

    private void add(DataKeys keys, ShareId shareId, RecipientId recipient) throws SealFault {
        statements(keys).add(shareId, kept(recipient, Optional.of(new ShareExpiry(LATER, false)), true), NOW);
    }

    private Optional<KeptShare> find(DataKeys keys, ShareId shareId) throws SealFault {
        try (ReleaseTransaction transaction = statements(keys).begin()) {
            return transaction.find(shareId).map(FoundShare::kept);
        }
    }

    private static KeptShare mari() {
        return kept(MARI, Optional.of(new ShareExpiry(LATER, false)), true);
    }

    private static KeptShare kept(RecipientId recipient, Optional<ShareExpiry> expiry, boolean v1Allowed) {
        return new KeptShare(Share.of(SECRET), new ShareTerms(recipient, expiry, v1Allowed));
    }

    private DataKey key(int version, Instant validFrom) {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        return new DataKey(version, validFrom, bytes);
    }

    private DataKeys keys(DataKey... all) {
        DataKeys keys = new DataKeys(true, random);
        keys.replace(Arrays.asList(all));
        return keys;
    }

    private static ShareId id(int number) {
        return new ShareId("0000000000000000000000000000000" + number);
    }

    private void execute(String sql) {
        Database.execute(dataSource, sql);
    }

    /** All columns, bytes as text of the same bytes. */
    private String row(ShareId shareId) throws SQLException {
        StringBuilder all = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("select * from key_share where share_id = '" + shareId + "'")) {
            row.next();
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                Object value = row.getObject(column);
                all.append(value instanceof byte[] bytes ? text(bytes) : value).append('\n');
            }
        }
        return all.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1) + HexFormat.of().formatHex(bytes);
    }

    private List<String> values(String sql) throws SQLException {
        List<String> values = new java.util.ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
