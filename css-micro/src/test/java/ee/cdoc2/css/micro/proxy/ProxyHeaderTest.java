package ee.cdoc2.css.micro.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.micro.proxy.ProxyHeader.State;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
    private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
    private static final String IPV4 = "c0000201" + "c0000202" + "ddd5" + "01bb";
    private static final String IPV6 =
            "20010db8000000000000000000000001" + "20010db8000000000000000000000002" + "ddd5" + "01bb";

    @ParameterizedTest
    @CsvSource({
        "PROXY TCP4 192.0.2.1 192.0.2.2 56789 443, 192.0.2.1",
        "PROXY TCP4 255.255.255.255 255.255.255.255 65535 65535, 255.255.255.255",
        "PROXY TCP4 10.0.0.7 0.0.0.0 0 0, 10.0.0.7",
        "PROXY TCP6 2001:db8::1 2001:db8::2 56789 443, 2001:db8::1",
        "PROXY TCP6 ::ffff:192.0.2.1 ::1 56789 443, 192.0.2.1",
    })
    void aLineNamesTheClient(String line, String client) throws UnknownHostException {
        ProxyHeader header = taken((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(header.state()).isEqualTo(State.COMPLETE);
        assertThat(header.client()).contains(InetAddress.getByName(client));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROXY UNKNOWN", "PROXY UNKNOWN ", "PROXY UNKNOWN ffff::1 \u00ff 7 whatever"})
    void aLineMayNotKnow(String line) {
        ProxyHeader header = taken((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(header.state()).isEqualTo(State.COMPLETE);
        assertThat(header.client()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n",
                "proxy TCP4 192.0.2.1 192.0.2.2 56789 443\r\n",
                "PROXYTCP4 192.0.2.1 192.0.2.2 56789 443\r\n",
                "PROXY \r\n",
                "PROXY TCP4\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 56789 443\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 56789 443 \r\n",
                "PROXY TCP4  192.0.2.1 192.0.2.2 56789 443\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 56789\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 56789 65536\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 056789 443\r\n",
                "PROXY TCP4 192.0.2.1 192.0.2.2 -1 443\r\n",
                "PROXY TCP4 192.0.2.256 192.0.2.2 56789 443\r\n",
                "PROXY TCP4 192.0.2.01 192.0.2.2 56789 443\r\n",
                "PROXY TCP4 192.0.2 192.0.2.2 56789 443\r\n",
                "PROXY TCP4 localhost 192.0.2.2 56789 443\r\n",
                "PROXY TCP4 192.0.2.1 example.org 56789 443\r\n",
                "PROXY TCP4 2001:db8::1 2001:db8::2 56789 443\r\n",
                "PROXY TCP6 192.0.2.1 192.0.2.2 56789 443\r\n",
                "PROXY TCP6 2001:db8:::1 2001:db8::2 56789 443\r\n",
                "PROXY TCP6 fe80::1%lo fe80::2 56789 443\r\n",
                "PROXY UDP4 192.0.2.1 192.0.2.2 56789 443\r\n"
            })
    void anotherLineIsNone(String line) {
        assertThat(taken(line.getBytes(StandardCharsets.ISO_8859_1)).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void aLineEndsBefore108Bytes() {
        String beginning = "PROXY UNKNOWN ";
        String longest = beginning + "x".repeat(ProxyHeader.LONGEST_LINE - beginning.length() - 2) + "\r\n";

        assertThat(taken(longest.getBytes(StandardCharsets.ISO_8859_1)).state()).isEqualTo(State.COMPLETE);
        assertThat(taken(longest.replace("\r\n", "x\r\n").getBytes(StandardCharsets.ISO_8859_1))
                        .state())
                .isEqualTo(State.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        SIGNATURE + "2111000c" + IPV4 + ", 192.0.2.1",
        SIGNATURE + "21110013" + IPV4 + "03000412345678, 192.0.2.1",
        SIGNATURE + "21210024" + IPV6 + ", 2001:db8::1",
    })
    void aBinaryHeaderNamesTheClient(String header, String client) throws UnknownHostException {
        ProxyHeader taken = taken(HexFormat.of().parseHex(header));

        assertThat(taken.state()).isEqualTo(State.COMPLETE);
        assertThat(taken.client()).contains(InetAddress.getByName(client));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNATURE + "20000000",
                SIGNATURE + "2011000c" + IPV4,
                SIGNATURE + "20ff0002" + "ffff",
                SIGNATURE + "21000000",
                SIGNATURE + "21000003" + "000000"
            })
    void aBinaryHeaderMayNotSay(String header) {
        ProxyHeader taken = taken(HexFormat.of().parseHex(header));

        assertThat(taken.state()).isEqualTo(State.COMPLETE);
        assertThat(taken.client()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNATURE + "1111000c",
                SIGNATURE + "3111000c",
                SIGNATURE + "2211000c" + IPV4,
                SIGNATURE + "2112000c" + IPV4,
                SIGNATURE + "2131000c" + IPV4,
                SIGNATURE + "2111000b" + "c0000201c0000202ddd501",
                SIGNATURE + "2121000c" + IPV4,
                SIGNATURE + "21110801",
                "0d0a0d0a000d0a515549540b"
            })
    void anotherBinaryHeaderIsNone(String header) {
        assertThat(taken(HexFormat.of().parseHex(header)).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void theBeginningOfTlsIsNone() {
        assertThat(taken(HexFormat.of().parseHex("16030100c8")).state()).isEqualTo(State.REFUSED);
    }

    @Test
    void aBeginningIsIncomplete() {
        for (String whole : new String[] {SIGNATURE + "2111000c" + IPV4, SIGNATURE + "20000000"}) {
            byte[] bytes = HexFormat.of().parseHex(whole);
            ProxyHeader header = new ProxyHeader();
            for (int at = 0; at < bytes.length; at++) {
                assertThat(header.state()).isEqualTo(State.INCOMPLETE);
                header.take(bytes[at]);
            }
            assertThat(header.state()).isEqualTo(State.COMPLETE);
        }
    }

    @Test
    void aBalancerThatAsksForItselfWritesSuchAHeader() {
        ProxyHeader header = taken(ProxyHeader.ofTheBalancerItself());

        assertThat(header.state()).isEqualTo(State.COMPLETE);
        assertThat(header.client()).isEmpty();
    }

    private static ProxyHeader taken(byte[] bytes) {
        ProxyHeader header = new ProxyHeader();
        ByteArrayOutputStream left = new ByteArrayOutputStream();
        for (byte next : bytes) {
            if (header.state() == State.INCOMPLETE) {
                header.take(next);
            } else {
                left.write(next);
            }
        }
        if (header.state() == State.COMPLETE) {
            assertThat(left.size()).isZero();
        }
        return header;
    }
}
