package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever has the database can read and change of the keys of nonces and of the audit log. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final NonceKey NONCE_KEY = new NonceKey(1, ascii("the key of the nonces, 32 bytes."), NOW);
    private static final NonceKey ANOTHER = new NonceKey(2, ascii("the next key of nonces, 32 bytes"), NOW);
    private static final byte[] AUDIT_KEY = ascii("the key of the audit log, of 32.");
    private static final SealedRow AUDIT_ROW = new SealedRow("audit_key", "1");

    private final SecureRandom random = new SecureRandom();
    private final DataKey first = key(1, Instant.EPOCH);
    private final DataKey second = key(2, NOW);
    private final DataKeys firstKey = keys(first);
    private final DataKeys bothKeys = keys(first, second);

    @Parameter
    private Store.Kind kind;

    private Store store;

    @BeforeParameterizedClassInvocation
    void create(Store.Kind kind, @TempDir Path folder) {
        store = kind.create(folder);
    }

    @AfterParameterizedClassInvocation
    void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        execute("delete from nonce_key");
        execute("delete from audit_key");
    }

    @Test
    void keysComeBackAndTheirRowsShowNothingOfThem() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);

        assertThat(nonceKeys(firstKey)).containsExactly(NONCE_KEY);
        assertThat(auditKey(firstKey)).contains(AUDIT_KEY);
        assertThat(material()).hasSize(2).noneMatch(row -> row.contains(hex(NONCE_KEY.key())));
        assertThat(material()).noneMatch(row -> row.contains(hex(AUDIT_KEY)));
    }

    @Test
    void nothingIsWrittenInClearWhileThereIsNoKey() throws Exception {
        DataKeys noKeyYet = new DataKeys(true, random);

        assertFault(SealFault.Kind.KEY_MISSING, () -> addNonceKey(noKeyYet, NONCE_KEY));
        assertFault(SealFault.Kind.KEY_MISSING, () -> addAuditKey(noKeyYet));
        assertThat(material()).isEmpty();
    }

    @Test
    void aNodeWithoutTheDataKeyDoesNotGuess() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);

        assertFault(SealFault.Kind.KEY_MISSING, () -> nonceKeys(DataKeys.none()));
        assertFault(SealFault.Kind.KEY_MISSING, () -> auditKey(DataKeys.none()));
        assertFault(SealFault.Kind.KEY_MISSING, () -> nonceKeys(keys(second)));
        assertFault(SealFault.Kind.KEY_MISSING, () -> auditKey(keys(second)));
    }

    @Test
    void keysOfAnotherVersionDoNotOpen() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        execute("update nonce_key set data_key = 2");
        execute("update audit_key set data_key = 2");

        assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(bothKeys));
        assertFault(SealFault.Kind.BROKEN, () -> auditKey(bothKeys));
    }

    /** An old one, which somebody may know, would be the next. */
    @Test
    void aNonceKeyMovedToAnotherIdDoesNotOpen() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        execute("update nonce_key set id = 2");

        assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(firstKey));
    }

    @Test
    void theSealOfOneNonceKeyDoesNotOpenAsAnother() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addNonceKey(firstKey, ANOTHER);
        execute("update nonce_key set key_material = (select key_material from nonce_key where id = 1) where id = 2");

        assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(firstKey));
    }

    /** The newest that has begun makes nonces: an old key would again, or the new one never. */
    @Test
    void aNonceKeyThatIsMadeToBeginAtAnotherTimeDoesNotOpen() throws Exception {
        for (String moved : List.of("- interval '1' day", "+ interval '1' second")) {
            empty();
            addNonceKey(firstKey, NONCE_KEY);
            execute("update nonce_key set valid_from = valid_from " + moved);

            assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(firstKey));
        }
    }

    @Test
    void anAuditKeyIsSealedForItsTableAndItsId() throws Exception {
        addAuditKey(firstKey);
        setAuditKey(first.seal(AUDIT_ROW, AUDIT_KEY, random));
        assertThat(auditKey(firstKey)).contains(AUDIT_KEY);

        for (SealedRow another : List.of(
                new SealedRow("audit_key", "2"),
                new SealedRow("nonce_key", "1"),
                AUDIT_ROW.with(NOW.getEpochSecond()))) {
            setAuditKey(first.seal(another, AUDIT_KEY, random));
            assertFault(SealFault.Kind.BROKEN, () -> auditKey(firstKey));
        }
    }

    @Test
    void theSealOfANonceKeyIsNoAuditKey() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        execute("update audit_key set key_material = (select key_material from nonce_key)");

        assertFault(SealFault.Kind.BROKEN, () -> auditKey(firstKey));
    }

    @Test
    void theSealOfTheAuditKeyIsNoNonceKey() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        execute("update nonce_key set key_material = (select key_material from audit_key)");

        assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(firstKey));
    }

    @Test
    void whatIsUnderAnOldDataKeyIsSealedAnew() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        seal(bothKeys, NOW);

        assertThat(dataKeyVersions()).containsExactly("2", "2");
        // without the old data key, which is about to be deleted
        assertThat(nonceKeys(keys(second))).containsExactly(NONCE_KEY);
        assertThat(auditKey(keys(second))).contains(AUDIT_KEY);
    }

    @Test
    void whatIsInClearIsSealedWithTheFirstDataKey() throws Exception {
        addNonceKey(DataKeys.none(), NONCE_KEY);
        addNonceKey(DataKeys.none(), ANOTHER);
        addAuditKey(DataKeys.none());
        sealFirst();

        assertThat(dataKeyVersions()).containsExactly("1", "1", "1");
        assertThat(nonceKeys(firstKey)).containsExactly(NONCE_KEY, ANOTHER);
        assertThat(auditKey(firstKey)).contains(AUDIT_KEY);
    }

    @Test
    void whatIsSealedIsNotSealedOnceMoreByTheFirst() throws Exception {
        addNonceKey(keys(second), NONCE_KEY);
        addAuditKey(keys(second));
        List<String> before = material();
        sealFirst();

        assertThat(material()).isEqualTo(before);
        assertThat(dataKeyVersions()).containsExactly("2", "2");
    }

    /** Whoever can write to the database would make nonces with a key of his own, and see through pseudonyms. */
    @Test
    void aKeyInClearIsNotBelievedWhereKeysAreSealed() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        execute("update nonce_key set data_key = null");
        execute("update audit_key set data_key = null");
        for (DataKeys sealing : List.of(firstKey, new DataKeys(true, random))) {
            assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(sealing));
            assertFault(SealFault.Kind.BROKEN, () -> auditKey(sealing));
        }
    }

    /** Neither is one that stands beside those that are sealed. */
    @Test
    void aNonceKeyThatIsAddedInClearIsNotBelieved() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addNonceKey(DataKeys.none(), ANOTHER);

        assertFault(SealFault.Kind.BROKEN, () -> nonceKeys(firstKey));
    }

    /** Else it would only have to wait for housekeeping. */
    @Test
    void aKeyInClearIsNotSealedLater() throws Exception {
        addNonceKey(DataKeys.none(), NONCE_KEY);
        addAuditKey(DataKeys.none());

        assertFault(SealFault.Kind.BROKEN, () -> sealNonceKeys(bothKeys, NOW));
        assertFault(SealFault.Kind.BROKEN, () -> sealAuditKey(bothKeys, NOW));
        assertThat(dataKeyVersions()).containsExactly(null, null);
    }

    @Test
    void whatIsUnderTheCurrentDataKeyStaysAsItIs() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        List<String> before = material();

        // the second data key has not begun
        seal(bothKeys, NOW.minusSeconds(1));

        assertThat(material()).isEqualTo(before);
        assertThat(dataKeyVersions()).containsExactly("1", "1");
    }

    /** Sealed anew it would be good, with what was changed. */
    @Test
    void whatDoesNotOpenIsNotSealedAnew() throws Exception {
        addNonceKey(firstKey, NONCE_KEY);
        addAuditKey(firstKey);
        execute("update nonce_key set valid_from = valid_from - interval '1' day");
        setAuditKey(first.seal(new SealedRow("audit_key", "2"), AUDIT_KEY, random));
        List<String> before = material();

        assertFault(SealFault.Kind.BROKEN, () -> sealNonceKeys(bothKeys, NOW));
        assertFault(SealFault.Kind.BROKEN, () -> sealAuditKey(bothKeys, NOW));

        assertThat(material()).isEqualTo(before);
        assertThat(dataKeyVersions()).containsExactly("1", "1");
    }

    private interface Work<T> {
        T with(EntityManager entities) throws SealFault, DuplicateKeyException;
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void assertFault(SealFault.Kind expected, Attempt attempt) {
        assertThatExceptionOfType(SealFault.class)
                .isThrownBy(attempt::run)
                .extracting(SealFault::kind)
                .isEqualTo(expected);
    }

    /** In a transaction that commits even after a fault: what is left then is the repository's doing. */
    private <T> T transact(Work<T> work) throws Exception {
        List<Exception> faults = new ArrayList<>();
        T result = store.inTransaction(entities -> {
            try {
                return work.with(entities);
            } catch (SealFault | DuplicateKeyException fault) {
                faults.add(fault);
                return null;
            }
        });
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
        return result;
    }

    private void addNonceKey(DataKeys keys, NonceKey key) throws Exception {
        transact(entities -> {
            new NonceKeyRepository(entities, keys).add(key, NOW);
            return null;
        });
    }

    private void addAuditKey(DataKeys keys) throws Exception {
        transact(entities -> {
            new AuditKeyRepository(entities, keys).add(AUDIT_KEY, NOW);
            return null;
        });
    }

    private List<NonceKey> nonceKeys(DataKeys keys) throws Exception {
        return transact(entities -> new NonceKeyRepository(entities, keys).all());
    }

    private Optional<byte[]> auditKey(DataKeys keys) throws Exception {
        return transact(entities -> new AuditKeyRepository(entities, keys).find());
    }

    private void seal(DataKeys keys, Instant now) throws Exception {
        sealNonceKeys(keys, now);
        sealAuditKey(keys, now);
    }

    private void sealFirst() throws Exception {
        transact(entities -> {
            new NonceKeyRepository(entities, firstKey).sealFirst(first);
            new AuditKeyRepository(entities, firstKey).sealFirst(first);
            return null;
        });
    }

    private void sealNonceKeys(DataKeys keys, Instant now) throws Exception {
        transact(entities -> {
            new NonceKeyRepository(entities, keys).seal(now);
            return null;
        });
    }

    private void sealAuditKey(DataKeys keys, Instant now) throws Exception {
        transact(entities -> {
            new AuditKeyRepository(entities, keys).seal(now);
            return null;
        });
    }

    private DataKey key(int version, Instant validFrom) {
        byte[] bytes = new byte[DataKey.BYTES];
        random.nextBytes(bytes);
        return new DataKey(version, validFrom, bytes);
    }

    private DataKeys keys(DataKey... all) {
        DataKeys keys = new DataKeys(true, random);
        keys.replace(List.of(all));
        return keys;
    }

    private void execute(String sql) {
        Database.execute(store.dataSource(), sql);
    }

    private void setAuditKey(byte[] seal) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement("update audit_key set key_material = ?")) {
            update.setBytes(1, seal);
            update.executeUpdate();
        }
    }

    /** Of both tables, in hexadecimal. */
    private List<String> material() throws SQLException {
        List<String> material = new ArrayList<>();
        for (String table : List.of("nonce_key", "audit_key")) {
            try (Connection connection = store.dataSource().getConnection();
                    ResultSet rows = connection
                            .createStatement()
                            .executeQuery("select key_material from " + table + " order by id")) {
                while (rows.next()) {
                    material.add(hex(rows.getBytes(1)));
                }
            }
        }
        return material;
    }

    private List<String> dataKeyVersions() throws SQLException {
        List<String> versions = new ArrayList<>();
        try (Connection connection = store.dataSource().getConnection();
                ResultSet rows = connection
                        .createStatement()
                        .executeQuery("select data_key from nonce_key union all select data_key from audit_key")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
