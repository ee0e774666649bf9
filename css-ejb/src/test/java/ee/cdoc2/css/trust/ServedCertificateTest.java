package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedCertificateTest {
    private static final String PASSWORD = "throw-away";
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Identity SERVED = CA.issue(CertificateProfiles.tlsServer());
    private static final Identity RENEWED = CA.issue(CertificateProfiles.tlsServer());
    private static final Identity IN_THE_FILE = CA.issue(CertificateProfiles.tlsServer());

    @TempDir
    private Path folder;

    private TlsCertificateFile file;

    @BeforeEach
    void writeFile() {
        Path path = folder.resolve("tls.p12");
        IN_THE_FILE.writePkcs12(path, PASSWORD.toCharArray());
        file = new TlsCertificateFile(path, PASSWORD);
    }

    @Test
    void whatIsShownIsToldWhateverIsInTheFile() {
        int port;
        ServedCertificate served;
        try (HttpsStandIn server = start(0, SERVED)) {
            port = server.port();
            served = at(port);
            assertThat(served.certificates()).containsExactly(SERVED.certificate());
        }
        // nobody listens: it may be restarted
        assertThat(served.certificates()).containsExactly(SERVED.certificate());
        try (HttpsStandIn again = start(port, RENEWED)) {
            assertThat(again.port()).isEqualTo(port);
            assertThat(served.certificates()).containsExactly(RENEWED.certificate());
        }
    }

    @Test
    void theFileIsToldWhereNobodyHasEverAnswered() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();

            assertThat(at(silent.getLocalPort()).certificates()).containsExactly(IN_THE_FILE.certificate());

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private ServedCertificate at(int port) {
        return new ServedCertificate(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), file);
    }

    private static HttpsStandIn start(int port, Identity identity) {
        return HttpsStandIn.start(port, identity, request -> Reply.json(404, "{}"), "TLSv1.3");
    }
}
