package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.SealFault;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final RecipientId RECIPIENT =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final Duration GRACE = Duration.ofMinutes(1);
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
        KeptShare kept = kept(128, Optional.of(new ShareExpiry(NOW.truncatedTo(ChronoUnit.SECONDS), true)), false);
        add(ID, kept);

        assertThat(find(ID)).contains(kept);
        assertThat(terms(ID)).contains(kept.terms());
    }

    @Test
    void aShareWithoutAnExpiryComesBackSo() {
        KeptShare kept = kept(32, Optional.empty(), true);
        add(ID, kept);

        assertThat(find(ID)).contains(kept);
        assertThat(terms(ID)).contains(kept.terms());
    }

    @Test
    void whatTheVersionBeforeWritesNeverExpiresAndMayBeFetchedByBothProtocols() {
        insertAsTheVersionBefore(RECIPIENT.value(), "00".repeat(32));

        assertThat(terms(ID)).contains(new ShareTerms(RECIPIENT, Optional.empty(), true));
        assertThat(find(ID)).map(KeptShare::share).contains(Share.of(new byte[32]));
    }

    @Test
    void theDataKeysThatSharesAreSealedWithAreFoundTheOldestFirst() {
        assertThat(dataKeysInUse()).isEmpty();
        for (int version : List.of(7, 2, 7)) {
            ShareId id = ShareId.random(new SecureRandom());
            add(id, kept(32));
            Database.execute(
                    store.dataSource(),
                    "update key_share set data_key = " + version + " where share_id = '" + id + "'");
        }

        assertThat(dataKeysInUse()).containsExactly(2, 7);
    }

    private List<Integer> dataKeysInUse() {
        return store.inTransaction(em -> new DataKeyRepository(em).inUse());
    }

    @Test
    void anUnknownShareIsNotFound() {
        assertThat(find(ID)).isEmpty();
    }

    @Test
    void anUnknownShareHasNoTerms() {
        assertThat(terms(ID)).isEmpty();
    }

    @Test
    void aShareIdIsComparedWithItsCase() {
        add(ID, kept(32));
        ShareId upperCase = ShareId.parse("00112233445566778899AABBCCDDEEFF").orElseThrow();

        assertThat(terms(upperCase)).isEmpty();
    }

    @Test
    void aShareIdTakenTwiceIsAFailureAndKeepsTheFirstShare() {
        KeptShare first = kept(32);
        add(ID, first);

        assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> add(ID, kept(64)));
        assertThat(find(ID)).contains(first);
    }

    @Test
    void aRowThatIsNotReadableIsNoFailureOfTheDatabase() {
        insertAsTheVersionBefore("nobody", "");

        assertThatExceptionOfType(SealFault.class).isThrownBy(() -> statements().terms(ID));
        try (ReleaseTransaction transaction = statements().begin()) {
            assertThatExceptionOfType(SealFault.class).isThrownBy(() -> transaction.find(ID));
        }
    }

    @Test
    void tryingOutLeavesNothing() {
        tryOutAShare();
        tryOutANonce();

        assertThat(terms(ID)).isEmpty();
        assertThat(spend(nonce(1))).isTrue();
    }

    @Test
    void tryingOutFailsWhereTheLargestShareCannotBeKept() {
        failsWith("key_share", "check (octet_length(share) < 128)", this::tryOutAShare);
    }

    @Test
    void tryingOutFailsWhereANonceCannotBeSpent() {
        failsWith("spent_nonce", "check (nonce is null)", this::tryOutANonce);
    }

    private void failsWith(String table, String constraint, Runnable trial) {
        Database.execute(store.dataSource(), "alter table " + table + " add constraint unmet " + constraint);
        try {
            assertThatExceptionOfType(PersistenceException.class).isThrownBy(trial::run);
        } finally {
            Database.execute(store.dataSource(), "alter table " + table + " drop constraint unmet");
        }
    }

    @Test
    void expiredSharesGoInBoundedBatchesThoseFirstThatExpiredFirst() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(GRACE);
        for (int age = 1; age <= 5; age++) {
            add(id(age), kept(32, expiry(end.minusSeconds(age * 60L)), true));
        }

        assertThat(deleteExpired(2)).containsExactly(expired(id(5)), expired(id(4)));
        assertThat(deleteExpired(10)).containsExactly(expired(id(3)), expired(id(2)), expired(id(1)));
        assertThat(deleteExpired(10)).isEmpty();
        assertThat(terms(id(1))).isEmpty();
    }

    /** Else a batch costs as much as all that have expired: H2 reads, sorts and locks them all where it locks what it sorts. */
    @Test
    void aBatchLocksNoRowBesideItsOwn() throws SQLException {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(GRACE);
        for (int age = 1; age <= 5; age++) {
            add(id(age), kept(32, expiry(end.minusSeconds(age * 60L)), true));
        }
        try (EntityManager em = store.entityManager();
                Connection beside = store.dataSource().getConnection();
                Statement statement = beside.createStatement()) {
            em.getTransaction().begin();
            try {
                assertThat(new ShareRepository(em, store.keys()).deleteExpired(GRACE, 2))
                        .hasSize(2);

                statement.setQueryTimeout(5);
                assertThat(statement.executeUpdate("delete from key_share where share_id = '" + id(1) + "'"))
                        .isEqualTo(1);
            } finally {
                em.getTransaction().rollback();
            }
        }
    }

    @Test
    void whatExpiresLaterOrHasJustExpiredStays() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        add(id(1), kept(32, expiry(now.plusSeconds(3600)), true));
        add(id(2), kept(32, expiry(now.minus(GRACE).plusSeconds(30)), true));

        assertThat(deleteExpired(10)).isEmpty();
    }

    @Test
    void whatNeverExpiresStays() {
        add(ID, kept(32, Optional.empty(), true));

        assertThat(deleteExpired(10)).isEmpty();
        assertThat(terms(ID)).isPresent();
    }

    @Test
    void anExpiredRowThatIsNotReadableGoesToo() {
        insertAsTheVersionBefore("nobody", "");
        Database.execute(
                store.dataSource(),
                "update key_share set expires_at = timestamp with time zone '2020-01-01 00:00:00+00:00'");

        assertThat(deleteExpired(10)).containsExactly(new ExpiredShare(Optional.of(ID), Optional.empty()));
    }

    @Test
    void whatIsRolledBackIsNotDeleted() {
        add(ID, kept(32, expiry(Instant.parse("2020-01-01T00:00:00Z")), true));
        try (EntityManager em = store.entityManager()) {
            em.getTransaction().begin();
            assertThat(new ShareRepository(em, store.keys()).deleteExpired(GRACE, 10))
                    .hasSize(1);
            em.getTransaction().rollback();
        }

        assertThat(terms(ID)).isPresent();
    }

    @Test
    void theStatementOfTheAdminGuideGivesOldSharesAnExpiry() throws IOException {
        insertAsTheVersionBefore(RECIPIENT.value(), "00".repeat(32));
        KeptShare newer = kept(32);
        add(id(1), newer);
        String guide = Files.readString(Path.of("../docs/admin-guide.md"));

        Database.execute(store.dataSource(), guide.replaceFirst("(?s).*```sql share-expiry\n(.*?);\n```.*", "$1"));

        Instant expiry = terms(ID).flatMap(ShareTerms::expiry).orElseThrow().at();
        assertThat(expiry).isEqualTo(expiry.truncatedTo(ChronoUnit.SECONDS));
        assertThat(Duration.between(Instant.now(), expiry)).isCloseTo(Duration.ofDays(1095), Duration.ofMinutes(1));
        assertThat(find(id(1))).contains(newer);
    }

    @Test
    void aShareThatIsTakenAwayIsGone() {
        add(ID, kept(32));
        add(id(1), kept(32));

        statements().remove(ID);

        assertThat(terms(ID)).isEmpty();
        assertThat(terms(id(1))).isPresent();
    }

    /** A horizon that is read before the nonce is spent could move between the two. */
    @Test
    void theHorizonOfAReleaseIsReadAfterItsNonceIsSpent() throws DuplicateKeyException, SealFault {
        add(ID, kept(32));
        Instant moved = Instant.parse("2026-03-01T00:00:00Z");
        try (ReleaseTransaction transaction = statements().begin()) {
            transaction.spend(nonce(1), NOW);
            setHorizon(moved);

            assertThat(transaction.find(ID).orElseThrow().horizon().forgottenBefore())
                    .isEqualTo(moved);
        }
    }

    @Test
    void aReleaseReadsTheDatabasesClock() throws SealFault {
        add(ID, kept(32));
        Instant before = Instant.now();
        try (ReleaseTransaction transaction = statements().begin()) {
            // it may begin a little earlier than the statement, and has microseconds only
            assertThat(transaction.find(ID).orElseThrow().horizon().now())
                    .isBetween(before.minusMillis(1), Instant.now());
        }
    }

    @Test
    void aNonceIsSpentOnce() {
        assertThat(spend(nonce(1))).isTrue();
        assertThat(spend(nonce(1))).isFalse();
    }

    @Test
    void aNonceIsSpentOnceInOneTransaction() throws DuplicateKeyException {
        try (ReleaseTransaction transaction = statements().begin()) {
            assertThat(transaction.spend(nonce(1), NOW)).isTrue();
            assertThat(isSpent(transaction, nonce(1), NOW)).isFalse();
        }
    }

    @Test
    void whatIsRolledBackIsNotSpent() throws DuplicateKeyException {
        try (ReleaseTransaction transaction = statements().begin()) {
            transaction.spend(nonce(1), NOW);
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
        failsWith("spent_nonce", "check (nonce is null)", () -> spend(nonce(1)));
    }

    @Test
    void forgottenNoncesGoInBoundedBatchesTheOldestFirst() {
        Instant end = Instant.now().minus(KEEP);
        for (int age = 1; age <= 5; age++) {
            spend(nonce(age), end.minusSeconds(age * 60L));
        }
        spend(nonce(0), end.plusSeconds(60));

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

        long count = store.inTransaction(em -> new NonceKeyRepository(em, store.keys()).count(Duration.ofSeconds(3)));

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
        try {
            Future<Boolean> second;
            try (ReleaseTransaction transaction = statements().begin()) {
                transaction.spend(nonce(1), NOW);
                second = other.submit(() -> {
                    begun.countDown();
                    return spend(nonce(1));
                });
                begun.await();
                if (commit) {
                    transaction.commit();
                }
            }
            return second.get(60, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    /** What inserts a row, in a transaction that somebody else has begun. */
    private interface Insert {
        void into(EntityManager entityManager) throws DuplicateKeyException, SealFault;
    }

    /** Whether an insert got through, in a transaction of its own. */
    private boolean isInserted(Insert insert) {
        return store.inTransaction(em -> {
            try {
                insert.into(em);
                return true;
            } catch (DuplicateKeyException taken) {
                return false;
            } catch (SealFault impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    private ShareStatements statements() {
        return new ShareStatements(store.dataSource(), store.keys());
    }

    private void add(ShareId shareId, KeptShare kept) {
        try {
            statements().add(shareId, kept, NOW);
        } catch (SealFault impossible) {
            throw new AssertionError(impossible);
        }
    }

    private void tryOutAShare() {
        store.inTransaction(em -> {
            new ShareRepository(em, store.keys()).tryOut(ID, NOW);
            return null;
        });
    }

    private void tryOutANonce() {
        store.inTransaction(em -> {
            new SpentNonceRepository(em).tryOut(nonce(1), NOW);
            return null;
        });
    }

    /** The columns that the version before knows. */
    private void insertAsTheVersionBefore(String recipient, String shareInHex) {
        String binary = kind.name().endsWith("H2") ? "X'" + shareInHex + "'" : "'\\x" + shareInHex + "'";
        Database.execute(
                store.dataSource(),
                "insert into key_share (share_id, recipient, share, created_at) values ('" + ID + "', '" + recipient
                        + "', " + binary + ", current_timestamp)");
    }

    private List<ExpiredShare> deleteExpired(int atMost) {
        return store.inTransaction(em -> new ShareRepository(em, store.keys()).deleteExpired(GRACE, atMost));
    }

    private Optional<KeptShare> find(ShareId shareId) {
        try (ReleaseTransaction transaction = statements().begin()) {
            return transaction.find(shareId).map(FoundShare::kept);
        } catch (SealFault impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Optional<ShareTerms> terms(ShareId shareId) {
        try {
            return statements().terms(shareId);
        } catch (SealFault impossible) {
            throw new AssertionError(impossible);
        }
    }

    private boolean spend(Nonce nonce) {
        return spend(nonce, Instant.now().plusSeconds(300));
    }

    /** Whether a nonce is spent by a transaction of its own. */
    private boolean spend(Nonce nonce, Instant expiresAt) {
        try (ReleaseTransaction transaction = statements().begin()) {
            boolean spent = isSpent(transaction, nonce, expiresAt);
            if (spent) {
                transaction.commit();
            }
            return spent;
        }
    }

    /** The database may see that it was spent before, or find out by the key. */
    private static boolean isSpent(ReleaseTransaction transaction, Nonce nonce, Instant expiresAt) {
        try {
            return transaction.spend(nonce, expiresAt);
        } catch (DuplicateKeyException spentBefore) {
            return false;
        }
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
        return isInserted(em -> new NonceKeyRepository(em, store.keys()).add(key, NOW));
    }

    private List<NonceKey> keys() {
        return store.inTransaction(em -> {
            try {
                return new NonceKeyRepository(em, store.keys()).all();
            } catch (SealFault impossible) {
                throw new AssertionError(impossible);
            }
        });
    }

    private int deleteKeysOlderThan(int id) {
        return store.inTransaction(em -> new NonceKeyRepository(em, store.keys()).deleteOlderThan(id));
    }

    private boolean acquire(String holder, Instant now) {
        return isInserted(em -> new LeaseRepository(em).acquire("sweep", holder, now, now.plusSeconds(60)));
    }

    private void insertKey(byte[] key) throws SQLException {
        try (Connection connection = store.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into nonce_key (id, key_material, valid_from) values (1, ?, current_timestamp)")) {
            insert.setBytes(1, key);
            insert.executeUpdate();
        }
    }

    private static KeptShare kept(int length) {
        return kept(length, expiry(NOW.plusSeconds(60).truncatedTo(ChronoUnit.SECONDS)), true);
    }

    private static KeptShare kept(int length, Optional<ShareExpiry> expiry, boolean v1Allowed) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        return new KeptShare(Share.of(bytes), new ShareTerms(RECIPIENT, expiry, v1Allowed));
    }

    private static Optional<ShareExpiry> expiry(Instant at) {
        return Optional.of(new ShareExpiry(at, false));
    }

    private static ExpiredShare expired(ShareId shareId) {
        return new ExpiredShare(Optional.of(shareId), Optional.of(RECIPIENT));
    }

    private static ShareId id(int number) {
        return new ShareId("0000000000000000000000000000000" + number);
    }

    private static Nonce nonce(int number) {
        return Nonce.of(ByteBuffer.allocate(Nonce.BYTES).putInt(number).array());
    }

    private static NonceKey key(int id) {
        return new NonceKey(id, new byte[] {0, (byte) id, -1, 127}, NOW);
    }
}
