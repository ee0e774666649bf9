package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepositoriesTest {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456Z");
    private static final ShareId ID =
            ShareId.parse("00112233445566778899aabbccddeeff").orElseThrow();
    private static final Duration KEEP = Duration.ofHours(25);
    private static final int ROUNDS = 10;
    private static final int RUNNERS = 4;

    @Parameter
    private Store.Kind kind;

    private Store store;

    @BeforeParameterizedClassInvocation
    void create(Store.Kind kind, @TempDir Path folder) {
        store = kind.create(folder);
    }

    @BeforeEach
    void empty() {
        List.of("key_share", "spent_nonce", "nonce_key", "lease")
                .forEach(table -> Database.execute(store.dataSource(), "delete from " + table));
        setHorizon(Instant.EPOCH);
    }

    @AfterParameterizedClassInvocation
    void close() {
        store.close();
    }

    @Test
    void aShareComesBackAsItWasStored() {
        KeyShare keyShare = keyShare(128);
        add(ID, keyShare);

        assertThat(find(ID)).contains(keyShare);
    }

    @Test
    void aStoredShareExists() {
        add(ID, keyShare(32));

        assertThat(exists(ID)).isTrue();
    }

    @Test
    void anUnknownShareIsNotFound() {
        assertThat(find(ID)).isEmpty();
    }

    @Test
    void anUnknownShareDoesNotExist() {
        assertThat(exists(ID)).isFalse();
    }

    @Test
    void aShareIdIsComparedWithItsCase() {
        add(ID, keyShare(32));
        ShareId upperCase = ShareId.parse("00112233445566778899AABBCCDDEEFF").orElseThrow();

        assertThat(exists(upperCase)).isFalse();
    }

    @Test
    void aShareIdTakenTwiceIsAFailureAndKeepsTheFirstShare() {
        KeyShare first = keyShare(32);
        add(ID, first);

        assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> add(ID, keyShare(64)));
        assertThat(find(ID)).contains(first);
    }

    @Test
    void aRowThatIsNotReadableIsAFailureOfTheDatabase() {
        Database.execute(
                store.dataSource(), "insert into key_share values('" + ID + "', 'nobody', '', current_timestamp)");

        assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> find(ID));
    }

    @Test
    void tryingOutLeavesNoShare() {
        tryOut();

        assertThat(exists(ID)).isFalse();
    }

    @Test
    void tryingOutFailsWhereAShareCannotBeKept() {
        Database.execute(store.dataSource(), "alter table key_share add must_be_given integer not null");
        try {
            assertThatExceptionOfType(PersistenceException.class).isThrownBy(this::tryOut);
        } finally {
            Database.execute(store.dataSource(), "alter table key_share drop column must_be_given");
        }
    }

    @Test
    void aNonceIsSpentOnce() {
        assertThat(spend(nonce(1))).isTrue();
        assertThat(spend(nonce(1))).isFalse();
    }

    @Test
    void aNonceIsSpentOnceInOneTransaction() {
        boolean second = isInserted(em -> {
            SpentNonceRepository nonces = new SpentNonceRepository(em);
            nonces.spend(nonce(1), NOW);
            nonces.spend(nonce(1), NOW);
        });

        assertThat(second).isFalse();
    }

    @Test
    void whatIsRolledBackIsNotSpent() throws DuplicateKeyException {
        try (EntityManager em = store.entityManager()) {
            em.getTransaction().begin();
            new SpentNonceRepository(em).spend(nonce(1), NOW);
            em.getTransaction().rollback();
        }

        assertThat(spend(nonce(1))).isTrue();
    }

    @Test
    void ofRacingTransactionsOneSpendsTheNonce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Nonce nonce = nonce(round);
            assertThat(Race.run(RUNNERS, runner -> () -> spend(nonce))).containsOnlyOnce(true);
        }
    }

    @Test
    void theSecondOfTwoTransactionsWaitsForTheFirstAndLoses() throws Exception {
        assertThat(spendWhileAnotherHasAndThen(true)).isFalse();
    }

    @Test
    void theSecondOfTwoTransactionsWaitsForTheFirstAndWinsWhenThatRollsBack() throws Exception {
        assertThat(spendWhileAnotherHasAndThen(false)).isTrue();
    }

    @Test
    void anotherFailureIsNotTakenForASpentNonce() {
        Database.execute(store.dataSource(), "alter table spent_nonce add must_be_given integer not null");
        try {
            assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> spend(nonce(1)));
        } finally {
            Database.execute(store.dataSource(), "alter table spent_nonce drop column must_be_given");
        }
    }

    @Test
    void forgottenNoncesGoInBoundedBatchesTheOldestFirst() {
        Instant end = Instant.now().minus(KEEP);
        for (int age = 1; age <= 5; age++) {
            int minutes = age;
            isInserted(em -> new SpentNonceRepository(em).spend(nonce(minutes), end.minusSeconds(minutes * 60L)));
        }
        isInserted(em -> new SpentNonceRepository(em).spend(nonce(0), end.plusSeconds(60)));

        assertThat(forget(2)).isEqualTo(2);
        assertThat(spend(nonce(5))).as("the oldest is forgotten").isTrue();
        assertThat(spend(nonce(3))).as("a younger one is not").isFalse();
        assertThat(forget(10)).isEqualTo(3);
        assertThat(spend(nonce(0))).as("what is to be kept stays").isFalse();
    }

    @Test
    void theHorizonSaysWhatIsForgotten() {
        assertThat(horizon().hasForgotten(Instant.EPOCH)).isFalse();

        forget(1);

        Instant end = Instant.now().minus(KEEP);
        assertThat(horizon().hasForgotten(end.minusSeconds(60))).isTrue();
        assertThat(horizon().hasForgotten(end.plusSeconds(60))).isFalse();
    }

    @Test
    void theHorizonDoesNotMoveBackWithTheClock() {
        Instant future = Instant.parse("2099-10-25T00:30:00Z");
        setHorizon(future);

        forget(1);

        assertThat(horizon().forgottenBefore()).isEqualTo(future);
    }

    @Test
    void theDatabasesClockIsRead() {
        Instant before = Instant.now();

        Instant databases = horizon().now();

        // it may begin a little earlier than the statement, and has microseconds only
        assertThat(databases).isBetween(before.minusMillis(1), Instant.now());
    }

    @Test
    void keysComeBackInTheirOrder() {
        NonceKey second = key(2);
        NonceKey first = key(1);
        addKey(second);
        addKey(first);

        assertThat(keys()).containsExactly(first, second);
    }

    @Test
    void keysAreCounted() {
        addKey(key(1));
        addKey(key(2));

        long count = store.inTransaction(em -> new NonceKeyRepository(em).count(Duration.ofSeconds(3)));

        assertThat(count).isEqualTo(2);
    }

    @Test
    void ofRacingTransactionsOneAddsTheKey() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            NonceKey key = key(1 + round);
            assertThat(Race.run(RUNNERS, runner -> () -> addKey(key))).containsOnlyOnce(true);
        }
    }

    @Test
    void olderKeysAreDeleted() {
        addKey(key(1));
        addKey(key(2));
        addKey(key(3));

        assertThat(deleteKeysOlderThan(3)).isEqualTo(2);
        assertThat(keys()).containsExactly(key(3));
    }

    @Test
    void theDatabaseDoesNotTellTheKeyWhenItsIdIsTaken() throws SQLException {
        byte[] secret = "a secret that no log may show".getBytes(StandardCharsets.US_ASCII);
        insertKey(secret);

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> insertKey(secret))
                .withMessageNotContainingAny(
                        HexFormat.of().formatHex(secret), new String(secret, StandardCharsets.US_ASCII));
    }

    @Test
    void aFreeLeaseIsAcquired() {
        assertThat(acquire("a", NOW)).isTrue();
    }

    @Test
    void aHeldLeaseIsNotAcquired() {
        acquire("a", NOW);

        assertThat(acquire("b", NOW.plusSeconds(59))).isFalse();
    }

    @Test
    void aLeaseThatRanOutIsAcquired() {
        acquire("a", NOW);

        assertThat(acquire("b", NOW.plusSeconds(60))).isTrue();
        assertThat(acquire("a", NOW.plusSeconds(61)))
                .as("the first has lost it")
                .isFalse();
    }

    @Test
    void aHolderRenewsItsLease() {
        acquire("a", NOW);

        assertThat(acquire("a", NOW.plusSeconds(30))).isTrue();
        assertThat(acquire("b", NOW.plusSeconds(60)))
                .as("it runs out later now")
                .isFalse();
    }

    @Test
    void ofRacingNodesOneAcquiresALeaseThatWasNeverHeld() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Database.execute(store.dataSource(), "delete from lease");
            assertThat(Race.run(RUNNERS, runner -> () -> acquire("node" + runner, NOW)))
                    .containsOnlyOnce(true);
        }
    }

    @Test
    void ofRacingNodesOneAcquiresALeaseThatRanOut() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Instant then = NOW.plusSeconds(round * 3600L);
            acquire("before", then);
            assertThat(Race.run(RUNNERS, runner -> () -> acquire("node" + runner, then.plusSeconds(100))))
                    .containsOnlyOnce(true);
        }
    }

    /** One transaction spends a nonce and stays open until another is about to spend the same. */
    private boolean spendWhileAnotherHasAndThen(boolean commit) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (EntityManager em = store.entityManager()) {
            em.getTransaction().begin();
            new SpentNonceRepository(em).spend(nonce(1), NOW);
            Future<Boolean> second = other.submit(() -> isInserted(entityManager -> {
                begun.countDown();
                new SpentNonceRepository(entityManager).spend(nonce(1), NOW);
            }));
            begun.await();
            if (commit) {
                em.getTransaction().commit();
            } else {
                em.getTransaction().rollback();
            }
            return second.get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    /** What inserts a row, in a transaction that somebody else has begun. */
    private interface Insert {
        void into(EntityManager entityManager) throws DuplicateKeyException;
    }

    /** Whether an insert got through, in a transaction of its own. */
    private boolean isInserted(Insert insert) {
        return store.inTransaction(em -> {
            try {
                insert.into(em);
                return true;
            } catch (DuplicateKeyException taken) {
                return false;
            }
        });
    }

    private void add(ShareId shareId, KeyShare keyShare) {
        store.inTransaction(em -> {
            new ShareRepository(em).add(shareId, keyShare, NOW);
            return null;
        });
    }

    private void tryOut() {
        store.inTransaction(em -> {
            new ShareRepository(em).tryOut(ID, NOW);
            return null;
        });
    }

    private Optional<KeyShare> find(ShareId shareId) {
        return store.inTransaction(em -> new ShareRepository(em).find(shareId));
    }

    private boolean exists(ShareId shareId) {
        return store.inTransaction(em -> new ShareRepository(em).exists(shareId));
    }

    private boolean spend(Nonce nonce) {
        return isInserted(
                em -> new SpentNonceRepository(em).spend(nonce, Instant.now().plusSeconds(300)));
    }

    private int forget(int atMost) {
        return store.inTransaction(em -> new SpentNonceRepository(em).forget(KEEP, atMost));
    }

    private NonceHorizon horizon() {
        return store.inTransaction(em -> new SpentNonceRepository(em).horizon());
    }

    private void setHorizon(Instant forgottenBefore) {
        Database.execute(
                store.dataSource(),
                "update nonce_horizon set forgotten_before = timestamp with time zone '"
                        + forgottenBefore.toString().replace("T", " ").replace("Z", "+00:00") + "'");
    }

    private boolean addKey(NonceKey key) {
        return isInserted(em -> new NonceKeyRepository(em).add(key));
    }

    private List<NonceKey> keys() {
        return store.inTransaction(em -> new NonceKeyRepository(em).all());
    }

    private int deleteKeysOlderThan(int id) {
        return store.inTransaction(em -> new NonceKeyRepository(em).deleteOlderThan(id));
    }

    private boolean acquire(String holder, Instant now) {
        return isInserted(em -> new LeaseRepository(em).acquire("sweep", holder, now, now.plusSeconds(60)));
    }

    private void insertKey(byte[] key) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into nonce_key values(1, ?, current_timestamp)")) {
            insert.setBytes(1, key);
            insert.executeUpdate();
        }
    }

    private static KeyShare keyShare(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return new KeyShare(
                Share.of(bytes), RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow());
    }

    private static Nonce nonce(int number) {
        return Nonce.of(ByteBuffer.allocate(Nonce.BYTES).putInt(number).array());
    }

    private static NonceKey key(int id) {
        return new NonceKey(id, new byte[] {0, (byte) id, -1, 127}, NOW);
    }
}
