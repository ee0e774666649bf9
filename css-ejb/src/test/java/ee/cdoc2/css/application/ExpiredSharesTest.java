package ee.cdoc2.css.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.authentication.Authenticated;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.persistence.KeptShare;
import ee.cdoc2.css.persistence.ShareTerms;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.RequestDeadline;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.request.RequestTimeout;
import ee.cdoc2.css.share.ReleasedShare;
import ee.cdoc2.css.share.RetentionTransactions;
import ee.cdoc2.css.share.ShareTransactions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An expired share is gone to the second for whoever asks, and from the database soon after. */
class ExpiredSharesTest {
    private static final RecipientId RECIPIENT =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final RecipientId SOMEBODY_ELSE =
            RecipientId.parse("etsi/PNOEE-39901010008").orElseThrow();

    private static TwoNodes nodes;

    /** Near the database's time, from which a node's may not differ. */
    private final Instant expiry = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);

    private final Clock justBefore = Clock.fixed(expiry.minusNanos(1), ZoneOffset.UTC);
    private final Clock then = Clock.fixed(expiry, ZoneOffset.UTC);
    private final SecureRandom random = new SecureRandom();

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
    void empty() throws Exception {
        query("delete from key_share returning 1");
    }

    @Test
    void shareIsReleasedUntilTheSecondOfItsExpiry() throws Exception {
        ShareId share = keep(at(expiry), true);

        assertThat(release(share, Scheme.V1, justBefore).expiresAt()).contains(expiry);
        assertThat(refusal(() -> release(share, Scheme.V1, then))).isEqualTo(Denial.SHARE_EXPIRED);
        assertThat(refusal(() -> release(share, Scheme.V2, then))).isEqualTo(Denial.SHARE_EXPIRED);
    }

    @Test
    void refusalSpendsNoNonce() throws Exception {
        ShareId share = keep(at(expiry), true);
        LiveNonce nonce = nonce();

        assertThat(refusal(() -> release(share, Scheme.V1, nonce, then))).isEqualTo(Denial.SHARE_EXPIRED);
        assertThat(release(share, Scheme.V1, nonce, justBefore)).isNotNull();
    }

    @Test
    void thereAreNoncesForItUntilTheSecondOfItsExpiry() throws Exception {
        ShareId share = keep(at(expiry), true);

        ask(shares -> shares.requireFetchable(share, Scheme.V1), justBefore);
        ask(shares -> shares.requireAddressedTo(share, RECIPIENT), justBefore);
        assertThat(refusal(() -> ask(shares -> shares.requireFetchable(share, Scheme.V1), then)))
                .isEqualTo(Denial.SHARE_EXPIRED);
        assertThat(refusal(() -> ask(shares -> shares.requireAddressedTo(share, RECIPIENT), then)))
                .isEqualTo(Denial.SHARE_EXPIRED);
    }

    @Test
    void shareWithoutAnExpiryIsReleasedAlways() throws Exception {
        ShareId share = keep(Optional.empty(), true);

        assertThat(release(share, Scheme.V1, then).expiresAt()).isEmpty();
    }

    @Test
    void shareForTheSecondProtocolDoesNotExistForTheFirst() throws Exception {
        ShareId share = keep(at(expiry), false);

        assertThat(refusal(() -> ask(shares -> shares.requireFetchable(share, Scheme.V1), justBefore)))
                .isEqualTo(Denial.SHARE_NOT_FOR_SCHEME);
        assertThat(refusal(() -> release(share, Scheme.V1, justBefore))).isEqualTo(Denial.SHARE_NOT_FOR_SCHEME);
        ask(shares -> shares.requireAddressedTo(share, RECIPIENT), justBefore);
        assertThat(release(share, Scheme.V2, justBefore)).isNotNull();
    }

    @Test
    void nobodyElseGetsANonceOfTheSecondProtocol() throws Exception {
        ShareId share = keep(at(expiry), true);

        assertThat(refusal(() -> ask(shares -> shares.requireAddressedTo(share, SOMEBODY_ELSE), justBefore)))
                .isEqualTo(Denial.RECIPIENT_DIFFERS);
        assertThat(refusal(
                        () -> ask(shares -> shares.requireAddressedTo(ShareId.random(random), RECIPIENT), justBefore)))
                .isEqualTo(Denial.SHARE_UNKNOWN);
    }

    @Test
    void everyExpiredShareIsDeletedOnceWithALineAndOthersStay() throws Exception {
        ShareId live = keep(at(expiry.plusSeconds(3600)), true);
        ShareId forEver = keep(Optional.empty(), true);
        List<String> expired = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            expired.add(keep(at(expiry.minusSeconds(3600)), true).toString());
        }
        Files.delete(audit());

        TwoNodes.atOnce(() -> {
            for (int batch = 0; batch < 3; batch++) {
                retain(audit());
            }
        });

        assertThat(query("select share_id from key_share"))
                .containsExactlyInAnyOrder(live.toString(), forEver.toString());
        List<String> lines = Files.readAllLines(audit());
        assertThat(lines).hasSize(150).allMatch(line -> line.contains("\"event\":\"expire\",\"outcome\":\"success\""));
        assertThat(lines)
                .extracting(line -> line.replaceFirst(".*\"shareId\":\"([0-9a-f]{32})\".*", "$1"))
                .containsExactlyInAnyOrderElementsOf(expired);
    }

    @Test
    void whatCannotBeRecordedIsNotDeleted() throws Exception {
        ShareId share = keep(at(expiry.minusSeconds(3600)), true);

        retain(folder.resolve("no-such-folder").resolve("audit.log"));

        assertThat(query("select share_id from key_share")).containsExactly(share.toString());
    }

    private ShareId keep(Optional<ShareExpiry> its, boolean v1Allowed) throws Exception {
        ShareId shareId = ShareId.random(random);
        KeptShare kept = new KeptShare(Share.of(new byte[32]), new ShareTerms(RECIPIENT, its, v1Allowed));
        ask(shares -> shares.keep(shareId, kept), justBefore);
        return shareId;
    }

    private ReleasedShare release(ShareId shareId, Scheme scheme, Clock clock) throws Exception {
        return release(shareId, scheme, nonce(), clock);
    }

    private ReleasedShare release(ShareId shareId, Scheme scheme, LiveNonce nonce, Clock clock) throws Exception {
        List<ReleasedShare> released = new ArrayList<>();
        ask(shares -> released.add(shares.release(Authenticated.recipient(scheme, shareId, RECIPIENT, nonce))), clock);
        return released.get(0);
    }

    private LiveNonce nonce() {
        byte[] bytes = new byte[Nonce.BYTES];
        random.nextBytes(bytes);
        return new LiveNonce(Nonce.of(bytes), expiry, expiry.plusSeconds(300));
    }

    private void ask(Consumer<ShareTransactions> what, Clock clock) throws Exception {
        nodes.ask(
                new ShareTransactions(),
                what,
                new NonceSettings(Duration.ofMinutes(5), true, Duration.ofDays(7)),
                agreement,
                clock,
                auditLog(audit()),
                new RequestRecord(),
                new RequestDeadline(new RequestTimeout(RequestTimeout.DEFAULT), System::nanoTime));
    }

    private void retain(Path audit) throws Exception {
        nodes.inTransaction(new RetentionTransactions(), RetentionTransactions::deleteExpired, auditLog(audit));
    }

    private interface Asked {
        void run() throws Exception;
    }

    private static Denial refusal(Asked asked) {
        Denied denied = catchThrowableOfType(Denied.class, asked::run);

        assertThat(denied).as("a denial").isNotNull();
        return denied.reason();
    }

    private static Optional<ShareExpiry> at(Instant at) {
        return Optional.of(new ShareExpiry(at, false));
    }

    private AuditLog auditLog(Path file) {
        RecipientPseudonyms pseudonyms = new RecipientPseudonyms();
        pseudonyms.useKey(new byte[32]);
        return AuditLog.of(Optional.of(file), pseudonyms, Clock.systemUTC(), MonotonicClock.system(), () -> {});
    }

    private Path audit() {
        return folder.resolve("audit.log");
    }

    /** The first column of each row. */
    private static List<String> query(String sql) throws SQLException {
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
