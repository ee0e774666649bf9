package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.conscrypt.Conscrypt;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.ConnectionProbe;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.glassfish.grizzly.ssl.SSLUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsFilterTest {
    private static final String PASSWORD = "throw-away";
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Polling SOON = new Polling(Duration.ofSeconds(10));
    private static final byte[] REQUEST =
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** Of handshake records, RFC 8446 section 5.1: here of one with 512 bytes, of which none come. */
    private static final byte[] HALF_A_RECORD = {22, 3, 1, 2, 0};

    private static final int CONNECTIONS = 100;
    private static final long BYTES_OF_A_RECORD = 1 << 14;

    @TempDir
    private Path folder;

    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);
    private final Queue<SSLEngine> ended = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        Path file = folder.resolve("tls.p12");
        CA.issue(CertificateProfiles.tlsServer()).writePkcs12(file, PASSWORD.toCharArray());
        listener.setSecure(true);
        // in Payara's place: no key at all
        listener.setSSLEngineConfig(new SSLEngineConfigurator(SSLContext.getDefault(), false, false, false));
        listener.registerAddOn(
                new ListenerAddOn(Map.of("CSS_TLS_KEYSTORE", file.toString(), "CSS_TLS_KEYSTORE_PASSWORD", PASSWORD)));
        listener.getTransport().getConnectionMonitoringConfig().addProbes(new ConnectionProbe.Adapter() {
            @Override
            @SuppressWarnings("rawtypes") // as it is in Grizzly
            public void onCloseEvent(Connection connection) {
                SSLEngine engine = SSLUtils.getSSLEngine(connection);
                if (engine != null) {
                    ended.add(engine);
                }
            }
        });
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws IOException {
                response.setStatus(200);
                response.getWriter().write("an answer with a body");
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void anEngineEndsWithItsConnection() throws Exception {
        exchange();

        assertThat(SOON.until(() -> !ended.isEmpty())).isTrue();
        assertThat(ended.peek()).matches(Conscrypt::isConscrypt);
        assertThat(SOON.until(() -> isFree(ended.peek()))).isTrue();
    }

    @Test
    void soDoesOneWithoutAWholeHandshake() throws Exception {
        try (Socket client = new Socket("127.0.0.1", listener.getPort())) {
            client.getOutputStream().write(HALF_A_RECORD);
            client.getOutputStream().write(new byte[512]);
        }

        assertThat(SOON.until(() -> !ended.isEmpty())).isTrue();
        assertThat(SOON.until(() -> isFree(ended.peek()))).isTrue();
    }

    /** Each would have 17 KiB until a collection of garbage. */
    @Test
    void connectionsTakeNoDirectMemoryThatStays() throws Exception {
        exchange();
        long before = directMemory();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            exchange();
        }

        assertThat(directMemory() - before).isLessThan(CONNECTIONS * BYTES_OF_A_RECORD / 2);
    }

    /** The JDK's TLS offers it first. */
    @Test
    void aHandshakeIsCountedByItsGroup() throws Exception {
        ListenerMXBean shown = JMX.newMXBeanProxy(
                ManagementFactory.getPlatformMBeanServer(), new ObjectName(ListenerMXBean.NAME), ListenerMXBean.class);

        exchange();
        exchange();

        assertThat(shown.getKeyExchanges()).containsEntry("x25519", 2L).containsEntry("X25519MLKEM768", 0L);
    }

    private void exchange() throws IOException {
        RawHttps https = RawHttps.to(new ServerAddress("127.0.0.1", listener.getPort()), CA.certificate());
        try (WireConnection connection = https.open()) {
            assertThat(connection.exchange(REQUEST).status()).isEqualTo(200);
        }
    }

    /** Then Conscrypt has freed what it kept for this connection. */
    private static boolean isFree(SSLEngine engine) {
        return engine.isInboundDone() && engine.isOutboundDone();
    }

    private static long directMemory() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> "direct".equals(pool.getName()))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
