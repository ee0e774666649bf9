package ee.cdoc2.css.testkit.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void nobodyElseFindsAPortThatWasFound() {
        int port = FreePort.find();

        assertThatThrownBy(() -> FreePort.held(port)).isInstanceOf(BindException.class);
    }

    @Test
    void aServerListensOnItAndAgainAfterItWasStopped() throws IOException {
        int port = FreePort.find();

        for (int i = 0; i < 2; i++) {
            try (ServerSocket server = new ServerSocket()) {
                server.setReuseAddress(true);
                server.bind(new InetSocketAddress(port));
                new Socket(InetAddress.getLoopbackAddress(), port).close();
            }
        }
    }

    @Test
    void nobodyAnswersBeforeThat() {
        int port = FreePort.find();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
        assertThat(port).isLessThan(32_768);
    }
}
