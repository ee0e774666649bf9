package ee.cdoc2.css.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ee.cdoc2.css.authentication.RelyingPartyProof;
import ee.cdoc2.css.authentication.SessionCredentials;
import ee.cdoc2.css.authentication.TicketCredentials;
import ee.cdoc2.css.authentication.TokenCredentials;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.relyingparty.CounterSignatureFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsReaderTest {
    private static final String TICKET = "x-cdoc2-auth-ticket";
    private static final String CERTIFICATE = "x-cdoc2-auth-x5c";
    private static final String TOKEN = "x-cdoc2-auth-token";
    private static final String SESSION = "x-cdoc2-session-token";
    private static final String PARAMETERS = "x-cdoc2-sid-rpv3-signature-parameters";
    private static final List<String> MOBILE_ID =
            List.of("x-rp-signed-hash", "x-rp-name", "Signature-Input", "Signature");
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
                arguments(Denial.TICKET_HEADER_MALFORMED, Map.of(TOKEN, ONE)),
                arguments(Denial.TICKET_HEADER_MALFORMED, Map.of(TOKEN, EMPTY)),
                arguments(Denial.TICKET_HEADER_MALFORMED, Map.of(TOKEN, ONE, CERTIFICATE, ONE)),
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

    @Test
    void takesTokensAndParametersAsTheyCame() {
        assertThat(CredentialsReader.read(smartId()::get))
                .isEqualTo(new TokenCredentials(
                        new SessionCredentials("one", "one"), "one", "one", new RelyingPartyProof.SmartId("one")));
    }

    @Test
    void takesTokensAndCounterSignatureAsTheyCame() {
        assertThat(CredentialsReader.read(mobileId()::get))
                .isEqualTo(new TokenCredentials(
                        new SessionCredentials("one", "one"),
                        "one",
                        "one",
                        new RelyingPartyProof.MobileId(new CounterSignatureFields("one", "one", "one", "one"))));
    }

    /** Attack 1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TOKEN,
                SESSION,
                "x-cdoc2-session-x5c",
                PARAMETERS,
                "x-rp-signed-hash",
                "x-rp-name",
            })
    void ticketBesideAnythingOfTheSecondSchemeIsRefused(String other) {
        for (List<String> values : List.of(ONE, EMPTY)) {
            assertDenied(Denial.SCHEME_AMBIGUOUS, Map.of(TICKET, ONE, CERTIFICATE, ONE, other, values));
        }
    }

    /** Attack 1. */
    @Test
    void signatureOfAnybodyBesideATicketIsIgnored() {
        Map<String, List<String>> headers =
                Map.of(TICKET, ONE, CERTIFICATE, ONE, "Signature", ONE, "Signature-Input", TWO);
        assertThat(CredentialsReader.read(headers::get)).isEqualTo(new TicketCredentials("one", "one"));
    }

    /** Attacks 2 and 4. */
    @ParameterizedTest
    @CsvSource({
        TOKEN + ", 8192, TICKET_HEADER_MALFORMED",
        SESSION + ", 8192, TICKET_HEADER_MALFORMED",
        CERTIFICATE + ", 8192, CERTIFICATE_MALFORMED",
        "x-cdoc2-session-x5c, 8192, CERTIFICATE_MALFORMED",
        PARAMETERS + ", 4096, SMART_ID_PARAMETERS_MALFORMED",
        "x-rp-signed-hash, 44, COUNTER_SIGNATURE_MALFORMED",
        "x-rp-name, 128, COUNTER_SIGNATURE_MALFORMED",
        "Signature-Input, 1024, COUNTER_SIGNATURE_MALFORMED",
        "Signature, 256, COUNTER_SIGNATURE_MALFORMED",
    })
    void eachHeaderOfTheSecondSchemeIsThereOnceInItsSizeAndPrintable(String name, int limit, Denial reason) {
        Map<String, List<String>> headers = new HashMap<>(smartId().containsKey(name) ? smartId() : mobileId());

        headers.put(name, List.of("c".repeat(limit)));
        assertThat(CredentialsReader.read(headers::get)).isInstanceOf(TokenCredentials.class);

        for (List<String> values : List.of(
                EMPTY, TWO, List.of("c".repeat(limit + 1)), List.of("a\r\nb"), List.of("a\0b"), List.of("\u00f5"))) {
            headers.put(name, values);
            assertDenied(reason, headers);
        }
    }

    /** Attack 2. */
    @ParameterizedTest
    @ValueSource(strings = {SESSION, "x-cdoc2-session-x5c", CERTIFICATE})
    void tokenWithoutWhatBelongsToItIsRefused(String missing) {
        Map<String, List<String>> headers = new HashMap<>(smartId());
        headers.remove(missing);

        assertDenied(missing.equals(SESSION) ? Denial.TICKET_HEADER_MALFORMED : Denial.CERTIFICATE_MALFORMED, headers);
    }

    /** Attack 3. */
    @Test
    void exactlyOneGroupIsThereAndAllOfIt() {
        Map<String, List<String>> neither = new HashMap<>(smartId());
        neither.remove(PARAMETERS);
        assertDenied(Denial.PROOF_AMBIGUOUS, neither);

        for (String one : MOBILE_ID) {
            Map<String, List<String>> both = new HashMap<>(smartId());
            both.put(one, EMPTY);
            assertDenied(Denial.PROOF_AMBIGUOUS, both);

            Map<String, List<String>> three = new HashMap<>(mobileId());
            three.remove(one);
            assertDenied(Denial.COUNTER_SIGNATURE_MALFORMED, three);
        }
    }

    /** Attack 7. */
    @Test
    void sessionIsBothHeadersOrNone() {
        assertThat(CredentialsReader.readSession(Map.of(TICKET, ONE, TOKEN, ONE)::get))
                .isEmpty();
        assertThat(CredentialsReader.readSession(smartId()::get)).hasValue(new SessionCredentials("one", "one"));
        for (String alone : List.of(SESSION, "x-cdoc2-session-x5c")) {
            for (List<String> values : List.of(ONE, EMPTY)) {
                assertThatThrownBy(() -> CredentialsReader.readSession(Map.of(alone, values)::get))
                        .isInstanceOf(Denied.class);
            }
        }
    }

    private static Map<String, List<String>> smartId() {
        return Map.of(TOKEN, ONE, CERTIFICATE, ONE, SESSION, ONE, "x-cdoc2-session-x5c", ONE, PARAMETERS, ONE);
    }

    private static Map<String, List<String>> mobileId() {
        Map<String, List<String>> headers = new HashMap<>(smartId());
        headers.remove(PARAMETERS);
        MOBILE_ID.forEach(name -> headers.put(name, ONE));
        return headers;
    }

    private static void assertDenied(Denial reason, Map<String, List<String>> headers) {
        assertThatThrownBy(() -> CredentialsReader.read(headers::get))
                .as(headers.toString())
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(reason));
    }
}
