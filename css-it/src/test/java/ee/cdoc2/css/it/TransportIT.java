package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.it.client.KeyExchangeClient;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import org.bouncycastle.tls.NamedGroup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("h2")
class TransportIT extends BlackBox {

    @Test
    void tls13IsSpoken() throws IOException {
        try (WireConnection connection = https().open()) {
            assertThat(connection.session().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void tls12IsRefused() {
        assertThatThrownBy(() -> https().protocols("TLSv1.2").open().close()).isInstanceOf(SSLException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {NamedGroup.secp256r1, NamedGroup.secp384r1, NamedGroup.x25519})
    void eachClassicKeyExchangeIsSpoken(int group) throws IOException {
        KeyExchangeClient.handshake(environment.server().port(), group);
    }

    @Test
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "micro",
            disabledReason = "TLS is the application server's own, by the JDK")
    void keyExchangeIsPostQuantumForAClientThatCan() throws IOException {
        double before = postQuantumHandshakes();

        KeyExchangeClient.handshake(environment.server().port(), NamedGroup.X25519MLKEM768);
        // as browsers and OpenSSL 3.5 offer it
        KeyExchangeClient.handshake(
                environment.server().port(), NamedGroup.X25519MLKEM768, NamedGroup.x25519, NamedGroup.secp256r1);

        assertThat(postQuantumHandshakes()).isEqualTo(before + 2);
    }

    @Test
    void plainHttpGetsNoHttpAnswer() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", environment.server().port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(whatComes(socket.getInputStream())).doesNotContain("HTTP/");
        }
    }

    /** Anybody may send anything, as often as they like. */
    @Test
    void whatIsNoTlsLeavesNothingInTheLog() throws IOException {
        plainHttpGetsNoHttpAnswer();
        LogFiles log = new LogFiles(environment.server().directory());
        long before = log.bytesWithout(environment.server().auditFile());
        for (int connection = 0; connection < 20; connection++) {
            plainHttpGetsNoHttpAnswer();
            assertThatThrownBy(() -> https().protocols("TLSv1.2").open().close())
                    .isInstanceOf(IOException.class);
        }

        assertThat(log.bytesWithout(environment.server().auditFile()) - before).isLessThan(1024);
    }

    private double postQuantumHandshakes() {
        return scrape().value("css_tls_handshakes_total{group=\"X25519MLKEM768\"}");
    }

    private RawHttps https() {
        return environment.https(environment.server());
    }

    private static String whatComes(InputStream in) throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException nothingMore) {
            return "";
        }
    }
}
