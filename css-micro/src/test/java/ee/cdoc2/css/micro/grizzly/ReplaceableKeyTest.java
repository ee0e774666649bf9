package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.ssl.SSLEngineConfigurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplaceableKeyTest {
    private static final String PASSWORD = "p$a\"s\\ {:=}${x}";
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Identity FIRST = CA.issue(CertificateProfiles.tlsServer());
    private static final Identity SECOND = CA.issue(CertificateProfiles.tlsServer());
    /** Longer than a file is believed to be unchanged. */
    private static final int LATER_MILLIS = 1100;

    @TempDir
    private Path folder;

    private Path file;
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);

    @BeforeEach
    void start() throws Exception {
        file = folder.resolve("tls.p12");
        FIRST.writePkcs12(file, PASSWORD.toCharArray());
        listener.setSecure(true);
        // in Payara's place: no key at all
        listener.setSSLEngineConfig(new SSLEngineConfigurator(SSLContext.getDefault(), false, false, false));
        listener.registerAddOn(
                new ListenerAddOn(Map.of("CSS_TLS_KEYSTORE", file.toString(), "CSS_TLS_KEYSTORE_PASSWORD", PASSWORD)));
        server.addListener(listener);
        server.start();
    }

    @AfterEach
    void stop() {
        server.shutdownNow();
    }

    @Test
    void theNextHandshakeShowsTheNewCertificate() throws Exception {
        assertThat(shown()).isEqualTo(FIRST.certificate());

        replaceByTheSecond();

        assertThat(shown()).isEqualTo(SECOND.certificate());
    }

    @Test
    void aConnectionGoesOnWhenTheKeyIsReplaced() throws Exception {
        try (WireConnection connection = client().open()) {
            replaceByTheSecond();
            shown();

            byte[] request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            assertThat(connection.exchange(request).status()).isPositive();
        }
    }

    @Test
    void aFileThatCannotBeReadLeavesTheOldKey() throws Exception {
        Files.writeString(file, "half a file");
        Thread.sleep(LATER_MILLIS);
        assertThat(shown()).isEqualTo(FIRST.certificate());

        replaceByTheSecond();
        assertThat(shown()).isEqualTo(SECOND.certificate());
    }

    @Test
    void aFileThatIsBackAfterItCouldNotBeReadIsTaken() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Path away = folder.resolve("away.p12");
        SECOND.writePkcs12(away, PASSWORD.toCharArray());
        Files.setLastModifiedTime(away, time);
        Files.delete(file);
        Files.createDirectory(file);
        Thread.sleep(LATER_MILLIS);
        assertThat(shown()).isEqualTo(FIRST.certificate());

        Files.delete(file);
        Files.move(away, file);
        Thread.sleep(LATER_MILLIS);
        assertThat(shown()).isEqualTo(SECOND.certificate());
    }

    /** The same file, as chown makes it readable: nothing in it says that anything has changed. */
    @Test
    void anotherContentIsTakenWhereTimeSizeAndFileAreTheSame() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Path next = folder.resolve("next.p12");
        SECOND.writePkcs12(next, PASSWORD.toCharArray());
        Files.write(file, Files.readAllBytes(next));
        Files.setLastModifiedTime(file, time);
        Thread.sleep(LATER_MILLIS);

        assertThat(shown()).isEqualTo(SECOND.certificate());
    }

    @Test
    void aWrongPasswordIsNoListener() {
        NetworkListener other = new NetworkListener("other", "127.0.0.1", 0);
        other.setSecure(true);
        other.registerAddOn(new ListenerAddOn(
                Map.of("CSS_TLS_KEYSTORE", file.toString(), "CSS_TLS_KEYSTORE_PASSWORD", "wrong-one")));
        HttpServer unopened = new HttpServer();
        unopened.addListener(other);

        assertThatThrownBy(unopened::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("CSS_TLS_KEYSTORE:")
                .hasMessageNotContaining("wrong-one");
    }

    @Test
    void nothingOlderThanTls13IsSpoken() {
        assertThatThrownBy(() -> client().protocols("TLSv1.2").open().close()).isInstanceOf(SSLException.class);
    }

    private void replaceByTheSecond() throws Exception {
        Path next = folder.resolve("next.p12");
        SECOND.writePkcs12(next, PASSWORD.toCharArray());
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        Thread.sleep(LATER_MILLIS);
    }

    private X509Certificate shown() throws IOException {
        try (WireConnection connection = client().open()) {
            return (X509Certificate) connection.session().getPeerCertificates()[0];
        }
    }

    private RawHttps client() {
        return RawHttps.to(new ServerAddress("127.0.0.1", listener.getPort()), CA.certificate());
    }
}
