package ee.cdoc2.css.keyset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 69: whatever a server answers, or whoever answers in its place, ends a fetch soon and by its reason. */
@Timeout(30)
class HttpsKeySetTest {
    private static final String TYPE = "application/json";
    private static final byte[] SET = {'{', '}'};
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Identity SERVER = CA.issue(CertificateProfiles.tlsServer());
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpsServer server;

    @AfterEach
    void stop() {
        end.countDown();
        if (server != null) {
            server.stop(0);
        }
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/jwk-set+json", "Application/JSON; charset=utf-8"})
    void bringsTheSet(String type) throws Exception {
        serve(exchange -> answer(exchange, 200, type, SET));

        assertThat(fetch(CA.certificate())).isEqualTo(SET);
    }

    @Test
    void asksWithGetAndWithoutCredentials() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        serve(exchange -> {
            if (exchange.getRequestMethod().equals("GET")
                    && !exchange.getRequestHeaders().containsKey("Authorization")
                    && !exchange.getRequestHeaders().containsKey("Cookie")) {
                asked.incrementAndGet();
            }
            answer(exchange, 200, TYPE, SET);
        });

        fetch(CA.certificate());

        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirect(int status) throws Exception {
        AtomicInteger followed = new AtomicInteger();
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", url("/elsewhere").toString());
            answer(exchange, status, TYPE, new byte[0]);
        });
        server.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            answer(exchange, 200, TYPE, SET);
        });

        assertThat(failure().outcome()).isEqualTo(FetchOutcome.ANSWER_REFUSED);
        assertThat(followed).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "404, ANSWER_REFUSED",
        "204, ANSWER_REFUSED",
        "206, ANSWER_REFUSED",
        "500, UNREACHABLE",
        "503, UNREACHABLE"
    })
    void refusesAnotherStatus(int status, FetchOutcome outcome) throws Exception {
        serve(exchange -> answer(exchange, status, TYPE, status == 204 ? new byte[0] : SET));

        assertThat(failure().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain", "application/jose", "application/json2", ""})
    void refusesAnotherMediaType(String type) throws Exception {
        serve(exchange -> answer(exchange, 200, type, SET));

        FetchFailed failure = failure();

        assertThat(failure.outcome()).isEqualTo(FetchOutcome.ANSWER_REFUSED);
        assertThat(failure).hasMessage("the answer's content type is not application/json or application/jwk-set+json");
    }

    /** The proxy is asked for a tunnel to host and port, and sees nothing of what goes through. */
    @Test
    void goesThroughAConfiguredProxy() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, SET));
        try (ConnectProxy proxy = ConnectProxy.start()) {
            HttpLimits through = new HttpLimits(
                    Duration.ofSeconds(10), Duration.ofSeconds(20), KeySet.MAX_BYTES, Optional.of(proxy.address()));

            assertThat(of(url("/keys"), new KeySetConnection(Set.of(CA.certificate()), false, through))
                            .read())
                    .isEqualTo(SET);

            assertThat(proxy.targets())
                    .containsExactly("localhost:" + server.getAddress().getPort());
        }
    }

    @Test
    void doesNotCareForTheProxyOfTheJvm() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, SET));
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.invalid", 1)));
        try {
            assertThat(fetch(CA.certificate())).isEqualTo(SET);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    @Test
    void takes64Kibibytes() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, new byte[64 * 1024]));

        assertThat(fetch(CA.certificate())).hasSize(64 * 1024);
    }

    @Test
    void takesNotAByteMore() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, new byte[64 * 1024 + 1]));

        assertThat(failure().outcome()).isEqualTo(FetchOutcome.ANSWER_REFUSED);
    }

    @Test
    void hangsUpOnAnAnswerWithoutEnd() throws Exception {
        CountDownLatch hungUp = new CountDownLatch(1);
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 0); // chunked
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[4096]);
                }
            } catch (IOException closed) {
                hungUp.countDown();
            }
        });

        assertThat(failure().outcome()).isEqualTo(FetchOutcome.ANSWER_REFUSED);
        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitsForAnAnswerNoLongerThanTheTimeout() throws Exception {
        serve(exchange -> await());

        assertThat(failureInTime()).hasMessage("no answer in time");
    }

    /** Headers at once, then a byte now and then. */
    @Test
    void waitsForTheLastByteNoLongerThanTheTimeout() throws Exception {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 1024);
            while (!await(50)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        });

        assertThat(failureInTime()).hasMessage("no answer in time");
    }

    @Test
    void tellsThatNobodyListens() {
        FetchFailed failure = catchThrowableOfType(
                FetchFailed.class,
                () -> of(URI.create("https://localhost:" + FreePort.find() + "/"), connection(false, CA.certificate()))
                        .read());

        assertThat(failure.outcome()).isEqualTo(FetchOutcome.UNREACHABLE);
        assertThat(failure).hasMessage("connection refused");
    }

    @Test
    void refusesTls12() throws Exception {
        start(SERVER, "TLSv1.2", exchange -> answer(exchange, 200, TYPE, SET));

        assertThat(failure().outcome()).isEqualTo(FetchOutcome.UNREACHABLE);
    }

    @Test
    void takesTls12WhereItIsAdmitted() throws Exception {
        start(SERVER, "TLSv1.2", exchange -> answer(exchange, 200, TYPE, SET));

        assertThat(of(url("/keys"), connection(true, CA.certificate())).read()).isEqualTo(SET);
    }

    @Test
    void refusesAnotherCasServer() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, SET));

        FetchFailed failure = failure(
                connection(false, CertificateAuthority.named("Another CA").certificate()));

        assertThat(failure.outcome()).isEqualTo(FetchOutcome.UNREACHABLE);
        assertThat(failure).hasMessage("its TLS certificate is not trusted");
    }

    @Test
    void refusesACertificateForAnotherHost() throws Exception {
        start(
                CA.issue(CertificateProfiles.tlsServer()
                        .alternativeNames(new GeneralName(GeneralName.dNSName, "other.example"))),
                "TLSv1.3",
                exchange -> answer(exchange, 200, TYPE, SET));

        assertThat(failure()).hasMessage("its TLS certificate is for another host");
    }

    @Test
    void believesTheServersOwnCertificate() throws Exception {
        serve(exchange -> answer(exchange, 200, TYPE, SET));

        assertThat(fetch(SERVER.certificate())).isEqualTo(SET);
    }

    /** Also where it is itself trusted: the JDK does not look at its dates then. */
    @Test
    void refusesACertificateThatHasExpired() throws Exception {
        Instant now = Clock.systemUTC().instant();
        Identity expired = CA.issue(
                CertificateProfiles.tlsServer().validity(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))));
        start(expired, "TLSv1.3", exchange -> answer(exchange, 200, TYPE, SET));

        assertThat(failure(connection(false, CA.certificate()))).hasMessage("its TLS certificate has expired");
        assertThat(failure(connection(false, expired.certificate())))
                .hasMessage("its TLS certificate is not valid now");
    }

    /** A connection that is kept may end without a sign: the next fetch, minutes later, would get no answer on it. */
    @Test
    void keepsNoConnection() throws Exception {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        serve(exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            exchange.getResponseHeaders().set("Content-Type", TYPE);
            exchange.sendResponseHeaders(200, 0); // chunked, as real servers send it
            exchange.getResponseBody().write(SET);
            exchange.close();
        });
        HttpsKeySet keys = of(url("/keys"), connection(false, CA.certificate()));

        for (int i = 0; i < 3; i++) {
            assertThat(keys.read()).isEqualTo(SET);
        }

        assertThat(ports).hasSize(3);
    }

    private void serve(HttpHandler handler) throws IOException {
        start(SERVER, "TLSv1.3", handler);
    }

    private void start(Identity identity, String version, HttpHandler handler) throws IOException {
        SSLContext tls = TlsContexts.server(identity);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ours = tls.getDefaultSSLParameters();
                ours.setProtocols(new String[] {version});
                parameters.setSSLParameters(ours);
            }
        });
        server.setExecutor(threads);
        server.createContext("/keys", handler);
        server.start();
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void await() {
        while (!await(1000)) {
            // until the test is over
        }
    }

    private boolean await(long millis) {
        try {
            return end.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    private byte[] fetch(X509Certificate trusted) throws FetchFailed {
        return of(url("/keys"), connection(false, trusted)).read();
    }

    private FetchFailed failure() {
        return failure(connection(false, CA.certificate()));
    }

    private FetchFailed failure(KeySetConnection connection) {
        return catchThrowableOfType(
                FetchFailed.class, () -> of(url("/keys"), connection).read());
    }

    private FetchFailed failureInTime() {
        HttpLimits limits = new HttpLimits(TIMEOUT, TIMEOUT, KeySet.MAX_BYTES, Optional.empty());
        long begun = System.nanoTime();
        FetchFailed failure = failure(new KeySetConnection(Set.of(CA.certificate()), false, limits));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(TIMEOUT, TIMEOUT.plusSeconds(5));
        assertThat(failure.outcome()).isEqualTo(FetchOutcome.UNREACHABLE);
        return failure;
    }

    /** Patient, because the machine of a test may be busy. */
    private static KeySetConnection connection(boolean tls12, X509Certificate trusted) {
        return new KeySetConnection(
                Set.of(trusted),
                tls12,
                new HttpLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), KeySet.MAX_BYTES, Optional.empty()));
    }

    private static HttpsKeySet of(URI url, KeySetConnection connection) {
        return new HttpsKeySet(url, connection, Clock.systemUTC());
    }

    private URI url(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }
}
