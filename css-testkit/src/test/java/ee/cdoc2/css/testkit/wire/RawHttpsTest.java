package ee.cdoc2.css.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawHttpsTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("TEST TLS");
    private static final Identity SERVER = AUTHORITY.issue(CertificateProfiles.tlsServer());
    private static HttpsServer server;
    private static ServerAddress address;

    @BeforeAll
    static void start() throws Exception {
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(SERVER)));
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
            exchange.sendResponseHeaders(200, chunked ? 0 : body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        address = new ServerAddress("127.0.0.1", server.getAddress().getPort());
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/plain", "/chunked"})
    void readsTheBody(String path) throws Exception {
        WireAnswer answer = RawHttps.to(address, AUTHORITY.certificate())
                .send(RequestBytes.of("POST", path, address).bytes("{\"a\": \"b\"}".getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"a\": \"b\"}");
        assertThat(answer.member("a")).contains("b");
        assertThat(answer.member("c")).isEmpty();
    }

    @Test
    void speaksTls13AndTrustsTheServersOwnCertificate() throws Exception {
        try (WireConnection connection =
                RawHttps.to(address, SERVER.certificate()).open()) {
            assertThat(connection.session().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(connection
                            .exchange(RequestBytes.of("GET", "/", address).bytes())
                            .body())
                    .isEmpty();
            assertThat(connection
                            .exchange(RequestBytes.of("GET", "/", address).bytes())
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void trustsNoOtherCertificate() {
        RawHttps other =
                RawHttps.to(address, CertificateAuthority.named("OTHER").certificate());

        assertThatThrownBy(other::open).isInstanceOf(SSLException.class);
    }

    @Test
    void keepsCaseAndOrderOfHeaders() throws Exception {
        String text = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\n"
                + "LoCation: /x\r\nA: 1\r\na:2 \r\nContent-Length: 0\r\n\r\n";

        WireAnswer answer =
                new AnswerReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))).read(true);

        assertThat(answer.headerNames()).containsExactly("LoCation", "A", "a", "Content-Length");
        assertThat(answer.headers("A")).containsExactly("1", "2");
        assertThat(answer.header("location")).contains("/x");
    }

    @Test
    void writesRequestsAsTheDeployedClientsDo() {
        String cpp = new String(
                new CppClientShape(new ServerAddress("localhost", 8443, "/")).store("a/b=", "etsi/X"),
                StandardCharsets.UTF_8);
        String java = new String(
                new JavaClientShape(new ServerAddress("localhost", 8443)).nonce("ID"), StandardCharsets.UTF_8);

        assertThat(cpp)
                .startsWith("POST //key-shares HTTP/1.1\r\nHost: localhost:8443\r\n")
                .contains("\r\nAccept-Encoding:\r\n")
                .endsWith("\r\n\r\n{\"recipient\":\"etsi\\/X\",\"share\":\"a\\/b=\"}");
        assertThat(java).startsWith("POST /key-shares/ID/nonce HTTP/1.1\r\n").endsWith("Content-Length: 4\r\n\r\nnull");
        assertThat(new JavaClientShape(new ServerAddress("localhost", 1))
                        .audienceLiteral("https://h/key-shares/I?nonce=N"))
                .isEqualTo("\"https://h/key-shares/I?nonce\\u003dN\"");
    }
}
