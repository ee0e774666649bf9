package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenerTest {
    @Test
    void picksAFreePortForZero() throws StartFault {
        assertThat(Listener.free("127.0.0.1", 0).port()).isPositive();
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Listener.free("127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(StartFault.class)
                    .hasMessageStartingWith("CSS_HTTPS_PORT: can't listen on 127.0.0.1");
        }
    }

    @Test
    void saysThatThereIsNoSuchAddress() {
        assertThatThrownBy(() -> Listener.free("no such host", 0))
                .isInstanceOf(StartFault.class)
                .hasMessage("CSS_HTTPS_ADDRESS: there is no address no such host");
    }

    @Test
    void isReachedOnLoopbackWhenItListensEverywhere() throws IOException {
        Listener everywhere = new Listener(InetAddress.getByName("0.0.0.0"), 8443);

        assertThat(everywhere.url()).isEqualTo("https://0.0.0.0:8443");
        assertThat(everywhere.urlFromHere()).isEqualTo("https://127.0.0.1:8443");
    }

    @Test
    void writesAnIpv6AddressInBrackets() throws IOException {
        assertThat(new Listener(InetAddress.getByName("::1"), 8443).url()).isEqualTo("https://[0:0:0:0:0:0:0:1]:8443");
    }
}
