package ee.cdoc2.css.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MacKeyTest {

    /** RFC 4231, test case 2, its text in two parts. */
    @Test
    void computesHmacSha256() {
        MacKey key = new MacKey(bytes("Jefe"));

        assertThat(HexFormat.of().formatHex(key.mac(bytes("what do ya want "), bytes("for nothing?"))))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void isNotChangedByBeingUsed() {
        MacKey key = new MacKey(bytes("Jefe"));

        assertThat(key.mac(bytes("a"))).isEqualTo(key.mac(bytes("a")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
