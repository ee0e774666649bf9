package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessQuestionTest {
    private HttpsServer server;
    private int status = 200;

    @BeforeEach
    void serve() throws Exception {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                TlsContexts.server(CertificateAuthority.named("TLS CA").issue(CertificateProfiles.tlsServer()))));
        server.createContext("/health/ready", exchange -> {
            byte[] body = "{\"status\":\"…\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServerThatIsReadySaysSoWhateverItsCertificate() throws StartFault {
        assertThat(question().ask()).isEqualTo(new ReadinessQuestion.Answer(true, "200 {\"status\":\"…\"}"));
    }

    @Test
    void aServerThatIsNotReadySaysWhy() throws StartFault {
        status = 503;

        assertThat(question().ask()).isEqualTo(new ReadinessQuestion.Answer(false, "503 {\"status\":\"…\"}"));
    }

    @Test
    void whereNobodyAnswersNobodyIsReady() throws StartFault {
        ReadinessQuestion question = question();
        server.stop(0);

        ReadinessQuestion.Answer answer = question.ask();
        assertThat(answer.ready()).isFalse();
        assertThat(answer.text()).startsWith("nothing answers at https://127.0.0.1:");
    }

    @Test
    void anyFreePortDoesNotSayWhereToAsk() {
        assertThatThrownBy(() -> Environment.readinessQuestion(Map.of("CSS_HTTPS_PORT", "0")))
                .isInstanceOf(StartFault.class)
                .hasMessage("CSS_HTTPS_PORT: does not say where the server listens");
    }

    private ReadinessQuestion question() throws StartFault {
        return Environment.readinessQuestion(
                Map.of("CSS_HTTPS_PORT", Integer.toString(server.getAddress().getPort())));
    }
}
