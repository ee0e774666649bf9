package ee.cdoc2.css.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.masterkey.MasterKeyStore;
import ee.cdoc2.css.masterkey.VaultFault;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.persistence.AuditKeyRepository;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.persistence.NonceKeyRepository;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.seal.SealedRow;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import ee.cdoc2.css.vault.DataKeyTransactions;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node does about data keys when it starts, and two that start at once. */
class VaultStartTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String PASSWORD = "throw-away";
    private static final int BITS = 256;
    private static final byte[] KEY = new byte[32];

    @TempDir
    private static Path folder;

    private static TwoNodes nodes;
    private static VaultSettings settings;

    private final SecureRandom random = new SecureRandom();

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.onPostgresql();
        settings = masterKey("vault.p12");
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @BeforeEach
    void empty() throws Exception {
        execute("delete from data_key");
        execute("delete from key_share");
        execute("delete from nonce_key");
        execute("delete from audit_key");
    }

    /** One node of the two, as it comes up. */
    private DataKeys comesUp(Optional<VaultSettings> vault, Optional<CyclicBarrier> other) throws Exception {
        MasterKeyStore store = new MasterKeyStore(vault);
        DataKeys keys = new DataKeys(store.isOn(), random);
        transact(store, keys, transactions -> {
            if (other.isPresent()) {
                other.get().await();
            }
            transactions.addKeyWhenMissing();
        });
        transact(store, keys, DataKeyTransactions::readKeys);
        return keys;
    }

    private void transact(MasterKeyStore store, DataKeys keys, TwoNodes.Call<DataKeyTransactions> call)
            throws Exception {
        transact(store, keys, CLOCK, call);
    }

    private void transact(MasterKeyStore store, DataKeys keys, Clock clock, TwoNodes.Call<DataKeyTransactions> call)
            throws Exception {
        nodes.inTransaction(new DataKeyTransactions(), call, store, keys, clock, random);
    }

    @RepeatedTest(5)
    void nodesThatStartAtOnceShareOneDataKey() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        TwoNodes.atOnce(() -> comesUp(Optional.of(settings), Optional.of(both)));

        assertThat(count("data_key")).isOne();
    }

    @Test
    void aNodeThatStartsLaterHasTheSameKey() throws Exception {
        DataKey first = comesUp(Optional.of(settings), Optional.empty())
                .current(CLOCK.instant())
                .orElseThrow();
        DataKey second = comesUp(Optional.of(settings), Optional.empty())
                .current(CLOCK.instant())
                .orElseThrow();

        SealedRow row = new SealedRow("t", "1");
        assertThat(second.open(row, first.seal(row, new byte[] {1}, random))).containsExactly(1);
    }

    /** The first node with the vault has found them in clear. */
    @Test
    void theFirstDataKeySealsTheKeysThatAreThere() throws Exception {
        storeKeysInClear();
        DataKeys keys = comesUp(Optional.of(settings), Optional.empty());

        assertThat(values("select data_key from nonce_key union all select data_key from audit_key"))
                .containsExactly("1", "1");
        assertThat(nonceKeys(keys)).extracting(NonceKey::key).containsExactly(KEY);
        assertThat(auditKey(keys)).contains(KEY);
    }

    @RepeatedTest(5)
    void ofTwoNodesThatStartAtOnceOneSealsThem() throws Exception {
        storeKeysInClear();
        CyclicBarrier both = new CyclicBarrier(2);
        TwoNodes.atOnce(() -> {
            DataKeys keys = comesUp(Optional.of(settings), Optional.of(both));
            assertThat(nonceKeys(keys)).extracting(NonceKey::key).containsExactly(KEY);
            assertThat(auditKey(keys)).contains(KEY);
        });
    }

    /** A start is no second chance for somebody who can write to the database. */
    @Test
    void aLaterStartBelievesNoKeyInClear() throws Exception {
        comesUp(Optional.of(settings), Optional.empty());
        storeKeysInClear();
        DataKeys keys = comesUp(Optional.of(settings), Optional.empty());

        assertThatExceptionOfType(SealFault.class).isThrownBy(() -> nonceKeys(keys));
        assertThatExceptionOfType(SealFault.class).isThrownBy(() -> auditKey(keys));
        assertThat(values("select data_key from nonce_key union all select data_key from audit_key"))
                .containsExactly(null, null);
    }

    @Test
    void withoutAKeyStoreNothingIsMade() throws Exception {
        assertThat(comesUp(Optional.empty(), Optional.empty()).all()).isEmpty();
        assertThat(count("data_key")).isZero();
    }

    @Test
    void anEncryptedDatabaseWithoutAKeyStoreIsAFault() throws Exception {
        comesUp(Optional.of(settings), Optional.empty());

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> comesUp(Optional.empty(), Optional.empty()))
                .withMessageContaining("css.vault.keystore: is not set, and shares of this database are encrypted");
    }

    @Test
    void anotherMasterKeyIsAFault() throws Exception {
        comesUp(Optional.of(settings), Optional.empty());
        VaultSettings others = masterKey("others.p12");

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> comesUp(Optional.of(others), Optional.empty()))
                .withMessageContaining("its vault-1 is another key");
    }

    /** As somebody may who can write to the database, and knows the first one. */
    @Test
    void aNewDataKeyThatIsPutOffIsAFault() throws Exception {
        DataKeys keys = comesUp(Optional.of(settings), Optional.empty());
        transact(new MasterKeyStore(Optional.of(settings)), keys, DataKeyTransactions::addKeyNow);
        assertThat(comesUp(Optional.of(settings), Optional.empty()).all()).hasSize(2);
        execute("update data_key set valid_from = valid_from + interval '1 year' where id = 2");

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> comesUp(Optional.of(settings), Optional.empty()))
                .withMessageContaining("data key 2")
                .withMessageContaining("or its row in the table data_key has been changed");
    }

    @Test
    void sharesWhoseDataKeyIsGoneAreAFault() throws Exception {
        execute("insert into key_share (share_id, recipient, share, created_at, data_key)"
                + " values ('00112233445566778899aabbccddeeff', 'x', '\\x00', current_timestamp, 1)");

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> comesUp(Optional.of(settings), Optional.empty()))
                .withMessageContaining("data_key does not have the key 1");
        assertThatExceptionOfType(VaultFault.class).isThrownBy(() -> comesUp(Optional.empty(), Optional.empty()));
        assertThat(count("data_key")).isZero();
    }

    @Test
    void sharesWhoseOlderDataKeyIsGoneAreAFaultToo() throws Exception {
        comesUp(Optional.of(settings), Optional.empty());
        execute("update data_key set id = 2");
        execute("insert into key_share (share_id, recipient, share, created_at, data_key)"
                + " values ('00112233445566778899aabbccddeeff', 'x', '\\x00', current_timestamp, 1)");

        assertThatExceptionOfType(VaultFault.class)
                .isThrownBy(() -> comesUp(Optional.of(settings), Optional.empty()))
                .withMessageContaining("data_key does not have the key 1");
    }

    @Test
    void theNextDataKeyIsReadByEveryNodeBeforeItBegins() throws Exception {
        DataKeys keys = comesUp(Optional.of(settings), Optional.empty());
        MasterKeyStore store = new MasterKeyStore(Optional.of(settings));
        transact(store, keys, DataKeyTransactions::addKeyNow);
        transact(store, keys, DataKeyTransactions::readKeys);

        Instant now = CLOCK.instant();
        assertThat(keys.current(now).orElseThrow().version()).isOne();
        assertThat(keys.current(now.plus(Duration.ofMinutes(3))).orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void anOldDataKeyGoesWhenNothingIsSealedWithItAnyMore() throws Exception {
        DataKeys keys = comesUp(Optional.of(settings), Optional.empty());
        MasterKeyStore store = new MasterKeyStore(Optional.of(settings));
        transact(store, keys, DataKeyTransactions::addKeyNow);
        execute("insert into key_share (share_id, recipient, share, created_at, data_key)"
                + " values ('00112233445566778899aabbccddeeff', 'x', '\\x00', current_timestamp, 1)");
        Clock later = Clock.offset(CLOCK, Duration.ofHours(1));

        transact(store, keys, CLOCK, DataKeyTransactions::deleteUnused);
        transact(store, keys, later, DataKeyTransactions::deleteUnused);
        assertThat(count("data_key")).isEqualTo(2);

        execute("update key_share set data_key = 2");
        transact(store, keys, later, DataKeyTransactions::deleteUnused);
        assertThat(values("select id from data_key")).containsExactly("2");
    }

    /** The other node reads the store again when it meets the name. */
    @Test
    void aNewMasterKeyNeedsNoRestart() throws Exception {
        VaultSettings its = masterKey("rotated.p12");
        MasterKeyStore one = new MasterKeyStore(Optional.of(its));
        MasterKeyStore other = new MasterKeyStore(Optional.of(its));
        DataKeys keys = new DataKeys(true, random);
        DataKeys others = new DataKeys(true, random);
        transact(one, keys, DataKeyTransactions::addKeyWhenMissing);
        transact(other, others, DataKeyTransactions::readKeys);

        Pkcs12.addSecretKeys(its.path(), PASSWORD.toCharArray(), BITS, "vault-2");
        transact(one, keys, DataKeyTransactions::wrapAnew);
        transact(one, keys, DataKeyTransactions::addKeyNow);
        transact(other, others, DataKeyTransactions::readKeys);

        assertThat(values("select distinct master_key from data_key")).containsExactly("vault-2");
        assertThat(others.all()).extracting(DataKey::version).containsExactly(1, 2);
    }

    /** A new one, named vault-1. */
    private static VaultSettings masterKey(String file) {
        Path path = folder.resolve(file);
        Pkcs12.writeSecretKeys(path, PASSWORD.toCharArray(), BITS, "vault-1");
        return new VaultSettings(VaultSettings.Kind.PKCS12, path, PASSWORD);
    }

    private static void storeKeysInClear() throws Exception {
        String key = "'\\x" + HexFormat.of().formatHex(KEY) + "'";
        execute("insert into nonce_key (id, key_material, valid_from) values (1, " + key + ", current_timestamp)");
        execute("insert into audit_key (id, key_material, created_at) values (1, " + key + ", current_timestamp)");
    }

    private static List<NonceKey> nonceKeys(DataKeys keys) throws SealFault {
        try (EntityManager entities = nodes.entities()) {
            return new NonceKeyRepository(entities, keys).all();
        }
    }

    private static Optional<byte[]> auditKey(DataKeys keys) throws SealFault {
        try (EntityManager entities = nodes.entities()) {
            return new AuditKeyRepository(entities, keys).find();
        }
    }

    private static void execute(String sql) throws Exception {
        try (Connection connection = nodes.database().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static int count(String table) throws Exception {
        return Integer.parseInt(values("select count(*) from " + table).get(0));
    }

    private static List<String> values(String sql) throws Exception {
        try (Connection connection = nodes.database().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
