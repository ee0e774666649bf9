package ee.cdoc2.css.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ee.cdoc2.css.authentication.TicketCredentials;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CredentialsReaderTest {
    private static final String TICKET = "x-cdoc2-auth-ticket";
    private static final String CERTIFICATE = "x-cdoc2-auth-x5c";
    private static final String TOKEN = "x-cdoc2-auth-token";
    /** One-line PEM of 4096 bytes. */
    private static final int LONGEST_CERTIFICATE = 5516;

    private static final List<String> ONE = List.of("one");
    private static final List<String> TWO = List.of("one", "two");
    private static final List<String> EMPTY = List.of("");

    @Test
    void takesTicketAndCertificateAsTheyCame() {
        Map<String, List<String>> headers = Map.of(TICKET, List.of("a~b~"), CERTIFICATE, List.of("-----BEGIN"));
        assertThat(CredentialsReader.read(headers::get)).isEqualTo(new TicketCredentials("a~b~", "-----BEGIN"));
    }

    @Test
    void takesValuesOfExactlyTheLimits() {
        String ticket = "t".repeat(16 * 1024);
        String certificate = "c".repeat(LONGEST_CERTIFICATE);
        Map<String, List<String>> headers = Map.of(TICKET, List.of(ticket), CERTIFICATE, List.of(certificate));
        assertThat(CredentialsReader.read(headers::get)).isEqualTo(new TicketCredentials(ticket, certificate));
    }

    @ParameterizedTest
    @MethodSource
    void refuses(Denial expected, Map<String, List<String>> headers) {
        assertThatThrownBy(() -> CredentialsReader.read(headers::get))
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(expected));
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments(Denial.SCHEME_MISSING, Map.of()),
                arguments(Denial.SCHEME_MISSING, Map.of(TICKET, List.of())),
                arguments(Denial.SCHEME_MISSING, Map.of(CERTIFICATE, ONE)),
                arguments(Denial.SCHEME_UNKNOWN, Map.of(TOKEN, ONE)),
                arguments(Denial.SCHEME_UNKNOWN, Map.of(TOKEN, EMPTY)),
                arguments(Denial.SCHEME_UNKNOWN, Map.of(TOKEN, ONE, CERTIFICATE, ONE)),
                arguments(Denial.SCHEME_AMBIGUOUS, Map.of(TOKEN, ONE, TICKET, ONE, CERTIFICATE, ONE)),
                arguments(Denial.SCHEME_AMBIGUOUS, Map.of(TOKEN, EMPTY, TICKET, ONE, CERTIFICATE, ONE)),
                arguments(Denial.SCHEME_AMBIGUOUS, Map.of(TOKEN, ONE, TICKET, EMPTY)),
                arguments(Denial.TICKET_HEADER_MALFORMED, Map.of(TICKET, EMPTY, CERTIFICATE, ONE)),
                arguments(Denial.TICKET_HEADER_MALFORMED, Map.of(TICKET, TWO, CERTIFICATE, ONE)),
                arguments(
                        Denial.TICKET_HEADER_MALFORMED,
                        Map.of(TICKET, List.of("t".repeat(16 * 1024 + 1)), CERTIFICATE, ONE)),
                arguments(Denial.CERTIFICATE_MALFORMED, Map.of(TICKET, ONE)),
                arguments(Denial.CERTIFICATE_MALFORMED, Map.of(TICKET, ONE, CERTIFICATE, EMPTY)),
                arguments(Denial.CERTIFICATE_MALFORMED, Map.of(TICKET, ONE, CERTIFICATE, TWO)),
                arguments(
                        Denial.CERTIFICATE_MALFORMED,
                        Map.of(TICKET, ONE, CERTIFICATE, List.of("c".repeat(LONGEST_CERTIFICATE + 1)))));
    }
}
