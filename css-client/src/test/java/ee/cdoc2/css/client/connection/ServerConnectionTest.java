package ee.cdoc2.css.client.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ServerConnectionTest {
    private static final ShareId SHARE =
            ShareId.parse("0123456789abcdef0123456789abcdef").orElseThrow();
    private static final Reply NONCE = Reply.json(200, "{\"nonce\":\"AAAAAAAAAAAAAAAA\"}");

    private final CertificateAuthority ca = CertificateAuthority.named("WEB CA");
    private final Identity tls = ca.issue(CertificateProfiles.tlsServer());
    private final Identity next = ca.issue(CertificateProfiles.tlsServer());

    @Test
    void anyCertificateOfTheEntryIsAccepted() {
        try (HttpsStandIn server = HttpsStandIn.start(tls, request -> NONCE)) {
            assertThat(connect(server, next.certificate(), tls.certificate()).nonce(SHARE))
                    .isEqualTo("AAAAAAAAAAAAAAAA");
        }
    }

    @Test
    void anotherCertificateOfTheSameAuthorityIsRefusedBeforeAnythingIsSent() {
        try (HttpsStandIn server = HttpsStandIn.start(tls, request -> NONCE)) {
            ClientException refused = refusal(connect(server, next.certificate()));

            assertThat(refused.failure()).isEqualTo(Failure.SERVER_NOT_TRUSTED);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void theAuthorityItselfInTheEntryVouchesForNobody() {
        try (HttpsStandIn server = HttpsStandIn.start(tls, request -> NONCE)) {
            assertThat(refusal(connect(server, ca.certificate())).failure()).isEqualTo(Failure.SERVER_NOT_TRUSTED);
        }
    }

    @Test
    void aListedCertificateThatExpiredIsRefused() {
        try (HttpsStandIn server = HttpsStandIn.start(tls, request -> NONCE)) {
            Clock later = Clock.fixed(Instant.now().plus(Duration.ofDays(400)), ZoneOffset.UTC);

            ClientException refused = refusal(connections(later).to(entry(server, tls.certificate())));

            assertThat(refused.failure()).isEqualTo(Failure.SERVER_NOT_TRUSTED);
            assertThat(refused).hasMessageContaining("which is listed, but not valid now");
        }
    }

    @Test
    void tls12IsNotSpoken() {
        try (HttpsStandIn server = HttpsStandIn.start(tls, request -> NONCE, "TLSv1.2")) {
            ClientException refused = refusal(connect(server, tls.certificate()));

            assertThat(refused.failure()).isEqualTo(Failure.SERVER_UNREACHABLE);
            assertThat(refused).hasMessageContaining("TLS 1.3 cannot be established");
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (HttpsStandIn elsewhere = HttpsStandIn.start(tls, request -> NONCE);
                HttpsStandIn server = HttpsStandIn.start(
                        tls, request -> Reply.of(307).with("Location", elsewhere.url() + request.path()))) {
            assertThat(refusal(connect(server, tls.certificate())).failure()).isEqualTo(Failure.ANSWER_REFUSED);
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void aServerThatKeepsSilentIsLeft() {
        CountDownLatch answered = new CountDownLatch(1);
        try (HttpsStandIn server = HttpsStandIn.start(tls, request -> await(answered))) {
            ClientException refused = refusal(connect(server, tls.certificate()));
            answered.countDown();

            assertThat(refused.failure()).isEqualTo(Failure.SERVER_UNREACHABLE);
            assertThat(refused).hasMessageEndingWith(": no answer in time.");
        }
    }

    @Test
    void anUnknownHostIsSaid() {
        BaseUrl nowhere = BaseUrl.parse("https://nowhere.invalid").orElseThrow();
        ServerEntry entry = new ServerEntry(
                "css-1", "Organisation 1", Set.of("KeySharesCapsule"), nowhere, nowhere, List.of(tls.certificate()));

        ClientException refused = refusal(connections(Clock.systemUTC()).to(entry));

        assertThat(refused)
                .hasMessage("Server css-1 (Organisation 1) cannot be reached at "
                        + "https://nowhere.invalid:443: "
                        + "the host name is unknown.");
    }

    private static Reply await(CountDownLatch latch) {
        try {
            latch.await();
            return NONCE;
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            return NONCE;
        }
    }

    private static ClientException refusal(ServerConnection connection) {
        return catchThrowableOfType(ClientException.class, () -> connection.nonce(SHARE));
    }

    private static ServerConnection connect(HttpsStandIn server, X509Certificate... listed) {
        return connections(Clock.systemUTC()).to(entry(server, listed));
    }

    private static ServerEntry entry(HttpsStandIn server, X509Certificate... listed) {
        BaseUrl url = BaseUrl.parse(server.url()).orElseThrow();
        return new ServerEntry("css-1", "Organisation 1", Set.of("KeySharesCapsule"), url, url, List.of(listed));
    }

    private static Connections connections(Clock clock) {
        return new Connections(
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(3), 1, Duration.ZERO, duration -> {}), clock);
    }
}
