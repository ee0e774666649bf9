package ee.cdoc2.css.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.authentication.Authenticated;
import ee.cdoc2.css.authentication.AuthenticatedRecipient;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.NonceTransactions;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.ShareStatements;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.RequestDeadline;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.request.RequestTimeout;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.share.ReleasedShare;
import ee.cdoc2.css.share.ShareTransactions;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A nonce that was spent stays spent, whatever the clocks of nodes and database do and whatever is configured anew. */
class SpentNoncesTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Clock AHEAD = Clock.offset(CLOCK, Duration.ofMinutes(3));
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final RecipientId RECIPIENT =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final KeptShare SHARE =
            new KeptShare(Share.of(new byte[32]), new ShareTerms(RECIPIENT, Optional.empty(), true));
    private static final ReleasedShare RELEASED = new ReleasedShare(SHARE.keyShare(), Optional.empty());

    private static TwoNodes nodes;

    private final SecureRandom random = new SecureRandom();
    private final ShareId shareId = ShareId.random(random);

    @TempDir
    private Path folder;

    private final ClockAgreement agreement = new ClockAgreement();

    @BeforeAll
    static void start() throws Exception {
        nodes = TwoNodes.onPostgresql();
    }

    @AfterAll
    static void stop() throws Exception {
        nodes.close();
    }

    @BeforeEach
    void storeAShare() throws Exception {
        execute("update nonce_horizon set forgotten_before = timestamp with time zone '1970-01-01 00:00:00+00:00'");
        execute("delete from spent_nonce");
        nodes.ask(new ShareTransactions(), shares -> shares.keep(shareId, SHARE), parts(CLOCK, System::nanoTime));
        Files.delete(audit());
    }

    @Test
    void aNonceReleasesOnce() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant());

        assertThat(release(nonce, CLOCK)).isEqualTo(RELEASED);
        assertThat(refusal(nonce, CLOCK)).isEqualTo(Denial.NONCE_SPENT);
    }

    @Test
    void itStaysSpentAfterItsLifetimeForOneThatIsLongerFromTomorrowOn() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant().minus(Duration.ofHours(24)));
        release(nonce, CLOCK);

        forget(CLOCK);

        assertThat(refusal(nonce, CLOCK)).isEqualTo(Denial.NONCE_SPENT);
    }

    @Test
    void aNodeWhoseClockIsAheadForgetsNothing() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant().minus(LIFETIME));
        release(nonce, CLOCK);

        forget(Clock.offset(CLOCK, Duration.ofDays(30)));

        assertThat(refusal(nonce, CLOCK)).isEqualTo(Denial.NONCE_SPENT);
    }

    @Test
    void aForgottenNonceIsRefusedThoughTheClockHasGoneBack() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant());
        release(nonce, CLOCK);
        // as when the database's clock was a month ahead, and all was deleted
        execute("delete from spent_nonce");
        execute("update nonce_horizon set forgotten_before = current_timestamp + interval '1' minute");

        assertThat(refusal(nonce, CLOCK)).isIn(Denial.NONCE_SPENT, Denial.CLOCK_DIFFERS);
        assertThat(agreement.holds()).as("it says so").isFalse();
    }

    @Test
    void theStatementsOfTheAdminGuideEndThat() throws Exception {
        execute("update nonce_horizon set forgotten_before = current_timestamp + interval '1' day");
        assertThat(refusal(madeAt(CLOCK.instant()), CLOCK)).isIn(Denial.NONCE_SPENT, Denial.CLOCK_DIFFERS);

        execute(RepositoryFiles.block("docs/admin-guide.md", "```sql clocks-behind"));

        assertThat(release(madeAt(CLOCK.instant()), CLOCK)).isEqualTo(RELEASED);
    }

    @Test
    void aNonceFromBeforeTheHorizonIsRefused() throws Exception {
        execute("update nonce_horizon set forgotten_before = current_timestamp - interval '2' minute");

        assertThat(refusal(madeAt(CLOCK.instant().minus(Duration.ofMinutes(3))), CLOCK))
                .isEqualTo(Denial.NONCE_SPENT);
        assertThat(release(madeAt(CLOCK.instant().minus(Duration.ofMinutes(1))), CLOCK))
                .isEqualTo(RELEASED);
    }

    @Test
    void aNodeWhoseClockDiffersReleasesAndSpendsNothing() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant());

        assertThat(refusal(nonce, AHEAD)).isEqualTo(Denial.CLOCK_DIFFERS);

        assertThat(audit()).doesNotExist();
        assertThat(release(nonce, CLOCK)).isEqualTo(RELEASED);
    }

    @Test
    void whatTheDatabaseHeldUpTooLongIsNotReleasedAndNotSpent() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant());

        assertThat(refusal(nonce, CLOCK, anHourEachTime())).isEqualTo(Denial.DEADLINE_OVER);

        assertThat(audit()).doesNotExist();
        assertThat(release(nonce, CLOCK)).isEqualTo(RELEASED);
    }

    @Test
    void whatTheAuditLogHeldUpTooLongIsNotReleasedAndNotSpent() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant());

        assertThat(refusal(nonce, CLOCK, anHourOnceThereIsALine())).isEqualTo(Denial.DEADLINE_OVER);
        assertThat(release(nonce, CLOCK)).isEqualTo(RELEASED);
    }

    @Test
    void aShareThatTheAuditLogHeldUpTooLongIsNotKept() throws Exception {
        ShareId late = ShareId.random(random);

        assertThat(refusalToKeep(late, anHourOnceThereIsALine())).isEqualTo(Denial.DEADLINE_OVER);
        assertThat(isKept(late)).isFalse();
    }

    @Test
    void aShareThatTheDatabaseHeldUpTooLongIsNotKept() throws Exception {
        ShareId late = ShareId.random(random);

        assertThat(refusalToKeep(late, anHourEachTime())).isEqualTo(Denial.DEADLINE_OVER);
        assertThat(audit()).doesNotExist();
        assertThat(isKept(late)).isFalse();
    }

    @Test
    void aShareThatCannotBeRecordedIsNotKept() throws Exception {
        ShareId unrecorded = ShareId.random(random);
        Files.createDirectory(audit());

        assertThat(refusalToKeep(unrecorded, System::nanoTime)).isEqualTo(Denial.AUDIT_UNAVAILABLE);
        assertThat(isKept(unrecorded)).isFalse();
        assertThat(isKept(shareId)).as("the one that was recorded").isTrue();
    }

    @Test
    void aReleaseThatCannotBeRecordedSpendsNothing() throws Exception {
        LiveNonce nonce = madeAt(CLOCK.instant());
        Files.createDirectory(audit());

        assertThat(refusal(nonce, CLOCK)).isEqualTo(Denial.AUDIT_UNAVAILABLE);

        Files.delete(audit());
        assertThat(release(nonce, CLOCK)).isEqualTo(RELEASED);
    }

    private static boolean isKept(ShareId id) throws SealFault {
        return new ShareStatements(nodes.database(), nodes.keys()).terms(id).isPresent();
    }

    @Test
    void nodesSeeWhetherTheirClocksAgreeWithTheDatabases() throws Exception {
        compare(AHEAD);
        assertThat(agreement.holds()).isFalse();
        assertThat(agreement.ahead()).isBetween(Duration.ofSeconds(179), Duration.ofSeconds(181));

        compare(Clock.offset(CLOCK, Duration.ofMinutes(-3)));
        assertThat(agreement.holds()).isFalse();
        assertThat(agreement.ahead()).isNegative();

        compare(CLOCK);
        assertThat(agreement.holds()).isTrue();
    }

    private void compare(Clock clock) throws Exception {
        nodes.inTransaction(new NonceTransactions(), NonceTransactions::compareClocks, settings(), agreement, clock);
    }

    private void forget(Clock clock) throws Exception {
        nodes.inTransaction(
                new NonceTransactions(), NonceTransactions::forgetSpentNonces, settings(), agreement, clock);
    }

    private ReleasedShare release(LiveNonce nonce, Clock clock) throws Exception {
        return release(nonce, clock, System::nanoTime);
    }

    private ReleasedShare release(LiveNonce nonce, Clock clock, LongSupplier time) throws Exception {
        List<ReleasedShare> released = new ArrayList<>();
        nodes.ask(
                new ShareTransactions(), shares -> released.add(shares.release(recipient(nonce))), parts(clock, time));
        return released.get(0);
    }

    private Denial refusal(LiveNonce nonce, Clock clock) {
        return refusal(nonce, clock, System::nanoTime);
    }

    private Denial refusal(LiveNonce nonce, Clock clock, LongSupplier time) {
        Denied denied = catchThrowableOfType(Denied.class, () -> release(nonce, clock, time));

        assertThat(denied).as("a denial, and no release").isNotNull();
        return denied.reason();
    }

    private Denial refusalToKeep(ShareId id, LongSupplier time) {
        Denied denied = catchThrowableOfType(
                Denied.class,
                () -> nodes.ask(new ShareTransactions(), shares -> shares.keep(id, SHARE), parts(CLOCK, time)));

        assertThat(denied).as("a denial, and nothing stored").isNotNull();
        return denied.reason();
    }

    private AuthenticatedRecipient recipient(LiveNonce nonce) {
        return Authenticated.recipient(shareId, RECIPIENT, nonce);
    }

    private LiveNonce madeAt(Instant when) {
        byte[] bytes = new byte[Nonce.BYTES];
        random.nextBytes(bytes);
        return new LiveNonce(Nonce.of(bytes), when, when.plus(LIFETIME));
    }

    private Object[] parts(Clock clock, LongSupplier nanoTime) {
        RecipientPseudonyms pseudonyms = new RecipientPseudonyms();
        pseudonyms.useKey(new byte[32]);
        return new Object[] {
            settings(),
            agreement,
            clock,
            AuditLog.of(Optional.of(audit()), pseudonyms, clock, MonotonicClock.system(), () -> {}),
            new RequestRecord(),
            new RequestDeadline(new RequestTimeout(RequestTimeout.DEFAULT), nanoTime)
        };
    }

    private Path audit() {
        return folder.resolve("audit.log");
    }

    private static NonceSettings settings() {
        return new NonceSettings(LIFETIME, true, Duration.ofDays(7));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = nodes.database().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private LongSupplier anHourOnceThereIsALine() {
        return () -> Files.exists(audit()) ? Duration.ofHours(1).toNanos() : 0;
    }

    private static LongSupplier anHourEachTime() {
        AtomicLong hours = new AtomicLong();
        return () -> Duration.ofHours(hours.getAndIncrement()).toNanos();
    }
}
