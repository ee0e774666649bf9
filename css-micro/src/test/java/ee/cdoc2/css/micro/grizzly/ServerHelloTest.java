package ee.cdoc2.css.micro.grizzly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** With the ServerHello and the HelloRetryRequest of RFC 8448 sections 3 and 5. */
class ServerHelloTest {
    private static final byte[] SERVER_HELLO = bytes(
            "16 03 03 00 5a 02 00 00 56 03 03",
            "a6 af 06 a4 12 18 60 dc 5e 6e 60 24 9c d3 4c 95 93 0c 8a c5 cb 14 34 da c1 55 77 2e d3 e2 69 28",
            "00 13 01 00 00 2e 00 33 00 24 00 1d 00 20",
            "c9 82 88 76 11 20 95 fe 66 76 2b db f7 c6 72 e1 56 d6 cc 25 3b 83 3d f1 dd 69 b1 b0 4e 75 1f 0f",
            "00 2b 00 02 03 04");

    private static final byte[] HELLO_RETRY_REQUEST = bytes(
            "16 03 03 00 38 02 00 00 34 03 03",
            "cf 21 ad 74 e5 9a 61 11 be 1d 8c 02 1e 65 b8 91 c2 a2 11 16 7a bb 8c 5e 07 9e 09 e2 c8 a8 33 9c",
            "00 13 01 00 00 0c 00 33 00 02 00 17 00 2b 00 02 03 04");

    @Test
    void theGroupOfItsKeyIsRead() {
        assertThat(ServerHello.group(ByteBuffer.wrap(SERVER_HELLO))).hasValue(0x001d);
    }

    @Test
    void toBeginAgainIsNoExchange() {
        assertThat(ServerHello.group(ByteBuffer.wrap(HELLO_RETRY_REQUEST))).isEmpty();
    }

    @Test
    void anythingElseHasNoGroup() {
        byte[] alert = {21, 3, 3, 0, 2, 2, 40};
        byte[] finished = SERVER_HELLO.clone();
        finished[5] = 20;

        assertThat(ServerHello.group(ByteBuffer.wrap(alert))).isEmpty();
        assertThat(ServerHello.group(ByteBuffer.wrap(finished))).isEmpty();
    }

    @Test
    void aPieceOfOneIsRefused() {
        int beforeTheGroup = SERVER_HELLO.length - 6 - 32 - 4;
        for (int length = 0; length <= beforeTheGroup; length++) {
            assertThat(ServerHello.group(ByteBuffer.wrap(Arrays.copyOf(SERVER_HELLO, length))))
                    .as("%d bytes", length)
                    .isEmpty();
        }
    }

    private static byte[] bytes(String... lines) {
        return HexFormat.of().parseHex(String.join(" ", lines).replace(" ", ""));
    }
}
