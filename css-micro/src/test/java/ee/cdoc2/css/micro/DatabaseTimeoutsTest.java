package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DatabaseTimeoutsTest {
    private static final int ANY_PORT = 0;
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    /** As the first of a URL it is asked first, again and again: a primary that stands still, and whose standby is the primary now. */
    @Test
    void aHostThatTakesConnectionsAndSaysNothingLeavesTimeForTheNext() throws Exception {
        try (ServerSocket silent = listener();
                ServerSocket next = listener()) {
            CompletableFuture<Boolean> asked = CompletableFuture.supplyAsync(() -> isAsked(next));
            Database database = Database.postgresql(
                    "jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + ",127.0.0.1:" + next.getLocalPort()
                            + "/css?targetServerType=primary&sslmode=require",
                    "css",
                    "",
                    DatabaseTimeouts.DEFAULT);

            assertThat(catchThrowable(database::connect)).isNotNull();

            assertThat(asked)
                    .as("while the caller waited: after the socket's timeout the driver would ask, too")
                    .succeedsWithin(A_MOMENT)
                    .isEqualTo(true);
        }
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(ANY_PORT, 1, InetAddress.getLoopbackAddress());
    }

    private static boolean isAsked(ServerSocket host) {
        try {
            host.accept().close();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
