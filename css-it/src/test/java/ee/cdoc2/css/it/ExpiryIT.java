package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When shares expire, and what that changes: section 2.2 of the second protocol, attacks 45, 46, 74 to 77. */
class ExpiryIT extends BlackBox {

    private static final String TIME = "x-expiry-time";
    private static final String ADJUSTED = "x-expiry-time-adjusted";
    private static final Duration LIFETIME = Duration.ofDays(1095);
    private static final Duration LONGEST = Duration.ofDays(1825);

    /** Attack 74. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2099-01-01",
                "2099-01-01T00:00:00",
                "2099-01-01t00:00:00Z",
                "2099-01-01T00:00:00z",
                "2099-01-01T00:00:00+0300",
                "2099-01-01T00:00:00+18:01",
                "2099-01-01T24:00:00Z",
                "2099-01-01T23:59:60Z",
                "2099-02-30T00:00:00Z",
                "2099-01-01T00:00:00.0000000000Z",
                "2099-01-01T00:00:00Z, 2099-01-01T00:00:00Z"
            })
    void otherGrammarsAreRefused(String expiry) {
        Outcome.refused(store(environment.mobileIdUser(), expiry), 400, "malformed-request");
    }

    @Test
    void headerThatIsThereTwiceIsRefused() {
        Outcome.refused(
                store(environment.mobileIdUser(), "2099-01-01T00:00:00Z", "2099-01-01T00:00:00Z"),
                400,
                "malformed-request");
    }

    /** Attack 75. */
    @Test
    void whatIsNotAheadIsRefused() {
        for (Instant past : List.of(Instant.EPOCH, now(), now().minusSeconds(1))) {
            Outcome.refused(store(environment.mobileIdUser(), past.toString()), 400, "malformed-request");
        }
    }

    @Test
    void senderIsToldWhenTheShareExpires() {
        assertGranted(store(environment.mobileIdUser()), now().plus(LIFETIME), "false");
        assertGranted(store(environment.mobileIdUser(), "2999-01-01T00:00:00Z"), now().plus(LONGEST), "true");

        WireAnswer asked = store(environment.mobileIdUser(), "2027-06-01T02:00:00.987+02:00");
        assertThat(asked.headers(TIME)).containsExactly("2027-06-01T00:00:00Z");
        assertThat(asked.headers(ADJUSTED)).containsExactly("false");
    }

    @Test
    void recipientIsToldWhenTheShareExpires() {
        Recipient recipient = environment.mobileIdUser();
        StoredShare share = stored(store(recipient, "2027-06-01T00:00:00Z"), recipient);

        WireAnswer answer = environment.client().fetch(share);

        Outcome.released(answer, share);
        assertThat(answer.headers(TIME)).containsExactly("2027-06-01T00:00:00Z");
        assertThat(answer.headers(ADJUSTED)).isEmpty();
    }

    /** Attack 45. Server and test have one clock. */
    @Test
    void shareIsGoneFromTheSecondOfItsExpiry() throws InterruptedException {
        CssClient client = environment.client();
        Recipient recipient = environment.mobileIdUser();
        // what is to be had before must not take longer on a busy machine
        Instant expiry = now().plusSeconds(8);
        StoredShare share = stored(store(recipient, expiry.toString()), recipient);
        String ticket = client.ticket(share, client.nonce(share));
        Outcome.released(client.fetch(share), share);
        assertThat(Instant.now()).as("the share was released before its expiry").isBefore(expiry);

        Thread.sleep(Math.max(0, Duration.between(Instant.now(), expiry).toMillis()) + 1);

        WireAnswer unknown = client.send(nonce("0123456789abcdef0123456789abcdef"));
        assertThat(withoutInstance(client.send(nonce(share.shareId())))).isEqualTo(withoutInstance(unknown));
        Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");
        assertThat(reasons(share)).containsExactly("SHARE_EXPIRED", "SHARE_EXPIRED");
    }

    /** Attack 76, and what an operator does about it. */
    @Test
    @Tag("postgres")
    void shareOfTheVersionBeforeNeverExpires() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        database().writeAsBefore(share.shareId(), share.recipient().id(), share.base64());

        WireAnswer answer = environment.client().fetch(share);

        Outcome.released(answer, share);
        assertThat(answer.headers(TIME)).isEmpty();
    }

    @Test
    @Tag("postgres")
    @Tag("long")
    void expiredSharesAreDeletedAndCountedWithALineEach() {
        List<StoredShare> shares = Stream.generate(() -> environment.client().store(environment.mobileIdUser()))
                .limit(3)
                .toList();
        StoredShare live = shares.get(2);
        double before = counted();
        List.of(shares.get(0), shares.get(1))
                .forEach(share -> database()
                        .execute(
                                "update key_share set expires_at = current_timestamp - interval '61' second where share_id = '"
                                        + share.shareId() + "'"));

        assertThat(new Polling(Duration.ofSeconds(120)).everySecond().until(() -> counted() - before >= 2))
                .as("both are counted")
                .isTrue();

        assertThat(AuditLine.of(environment.server().auditFile()))
                .filteredOn(
                        line -> line.event().equals("expire") && line.outcome().equals("success"))
                .extracting(AuditLine::shareId)
                .contains(shares.get(0).shareId(), shares.get(1).shareId())
                .doesNotContain(live.shareId());
        Outcome.released(environment.client().fetch(live), live);
        Outcome.refused(environment.client().send(nonce(shares.get(0).shareId())), 404, "no-such-share");
        assertThat(reasons(shares.get(0))).endsWith("SHARE_UNKNOWN");
    }

    private double counted() {
        return scrape().value("css_shares_expired_total");
    }

    /** It takes a moment from the sender's request to the server's decision. */
    private static void assertGranted(WireAnswer answer, Instant expiry, String adjusted) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.headers(TIME)).hasSize(1);
        assertThat(Instant.parse(answer.header(TIME).orElseThrow())).isBetween(expiry.minusSeconds(30), expiry);
        assertThat(answer.headers(ADJUSTED)).containsExactly(adjusted);
    }

    private List<String> reasons(StoredShare share) {
        return AuditLine.of(environment.server().auditFile()).stream()
                .filter(line ->
                        line.shareId().equals(share.shareId()) && line.outcome().equals("denied"))
                .map(AuditLine::reason)
                .toList();
    }

    private static StoredShare stored(WireAnswer answer, Recipient recipient) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String location = answer.header("Location").orElseThrow();
        return new StoredShare(location.substring("/key-shares/".length()), share(), recipient);
    }

    private WireAnswer store(Recipient recipient, String... expiry) {
        RequestBytes request = RequestBytes.of("POST", "/key-shares", address())
                .header("Content-Type", "application/json")
                .header("Connection", "close");
        for (String each : expiry) {
            request = request.header(TIME, each);
        }
        String body = "{\"share\":\"" + share() + "\",\"recipient\":\"" + recipient.id() + "\"}";
        return environment.client().send(request.bytes(body.getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] nonce(String shareId) {
        return nonce(address(), shareId);
    }

    private static byte[] nonce(ServerAddress address, String shareId) {
        return RequestBytes.of("POST", "/key-shares/" + shareId + "/nonce", address)
                .header("Connection", "close")
                .bytes(new byte[0]);
    }

    private static String withoutInstance(WireAnswer answer) {
        return answer.status() + answer.text().replaceAll("[0-9a-f-]{36}", "UUID");
    }

    private static String share() {
        return Base64.getEncoder().encodeToString(new byte[32]);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private PostgresDatabase database() {
        return (PostgresDatabase) environment.database();
    }

    private ServerAddress address() {
        return TestEnvironment.address(environment.server());
    }
}
