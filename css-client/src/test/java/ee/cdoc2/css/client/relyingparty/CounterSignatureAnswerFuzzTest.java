package ee.cdoc2.css.client.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.relyingparty.CounterSignature;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The four headers of a counter-signature, a line each, are read or not; a server that reads them sees the same, signed by the same key. */
class CounterSignatureAnswerFuzzTest implements FuzzTarget {
    private static final List<String> HEADERS = List.of(
            AuthenticationHeaders.SIGNED_HASH,
            AuthenticationHeaders.RELYING_PARTY,
            AuthenticationHeaders.SIGNATURE_INPUT,
            AuthenticationHeaders.SIGNATURE);

    @Override
    public void read(byte[] input) {
        String[] lines = FuzzTarget.header(input).split("\n", HEADERS.size());
        Map<String, String> headers = new LinkedHashMap<>();
        for (int line = 0; line < lines.length; line++) {
            headers.put(HEADERS.get(line), lines[line]);
        }
        CounterSignatureAnswer.read(headers).ifPresent(answer -> compare(answer, lines));
    }

    private static void compare(CounterSignatureAnswer answer, String... lines) {
        try {
            CounterSignature servers =
                    CounterSignature.parse(new CounterSignatureFields(lines[0], lines[1], lines[2], lines[3]));
            assertThat(answer.base().bytes()).isEqualTo(servers.base().bytes());
            assertThat(answer.keyId()).isEqualTo(servers.keyId());
            assertThat(answer.signature()).isEqualTo(servers.signature());
        } catch (Denied stricter) {
            assertThat(stricter.reason()).isNotNull();
        }
    }
}
