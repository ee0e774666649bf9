package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    private static final UUID CORRELATION = UUID.fromString("c0ffee00-1111-4222-8333-444455556666");

    /** Spelled out, because clients rely on these bytes: a change here is a change of the protocol. */
    @ParameterizedTest
    @CsvSource({
        "MALFORMED_REQUEST, malformed-request, 400, The request is malformed",
        "NOT_AUTHENTICATED, not-authenticated, 401, The recipient is not authenticated",
        "NO_SUCH_SHARE, no-such-share, 404, There is no such share for this request",
        "NO_SUCH_RESOURCE, no-such-resource, 404, There is no such resource",
        "METHOD_NOT_ALLOWED, method-not-allowed, 405, The method is not allowed here",
        "NOT_ACCEPTABLE, not-acceptable, 406, The answer would not be acceptable to the client",
        "BODY_TOO_LARGE, body-too-large, 413, The request body is too large",
        "UNSUPPORTED_MEDIA_TYPE, unsupported-media-type, 415, The media type is not supported",
        "TOO_MANY_REQUESTS, too-many-requests, 429, Too many requests have come from this address",
        "HEADERS_TOO_LARGE, headers-too-large, 431, The request headers are too large",
        "REQUEST_REFUSED, request-refused, 400, The request is refused",
        "INTERNAL_ERROR, internal-error, 500, The server failed",
        "CERTIFICATE_STATUS_UNAVAILABLE, certificate-status-unavailable, 503,"
                + " The status of the certificate cannot be determined now",
        "KEYS_UNAVAILABLE, keys-unavailable, 503, The keys to verify with are not available now",
        "STORAGE_UNAVAILABLE, storage-unavailable, 503, The storage is not available now",
        "STORE_FULL, store-full, 503, No more shares are taken now",
        "OVERLOADED, overloaded, 503, The server has too many requests in work now",
        "MAINTENANCE, maintenance, 503, The server is under maintenance",
    })
    void writesExactlyTheseBytes(ProblemType type, String name, int status, String title) {
        assertThat(new String(
                        new Problem(type, CORRELATION, "CDOC2-Auth-Ticket", Optional.empty()).body(),
                        StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"urn:problem-type:css:" + name + "\",\"title\":\"" + title + "\",\"status\":"
                        + status + ",\"instance\":\"urn:uuid:c0ffee00-1111-4222-8333-444455556666\"}");
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeHasItsStatusHeaders(ProblemType type) {
        Map<String, String> expected = switch (type) {
            case NOT_AUTHENTICATED -> Map.of("WWW-Authenticate", "CDOC2-Auth-Ticket");
            case CERTIFICATE_STATUS_UNAVAILABLE,
                    KEYS_UNAVAILABLE,
                    STORAGE_UNAVAILABLE,
                    STORE_FULL,
                    OVERLOADED,
                    MAINTENANCE -> Map.of("Retry-After", "5");
            default -> Map.of();
        };
        assertThat(new Problem(type, CORRELATION, "CDOC2-Auth-Ticket", Optional.empty()).headers())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V1 | RELEASE | CDOC2-Auth-Ticket",
                "V2 | NONCE | CDOC2-Session-Token",
                "V2 | RELEASE | CDOC2-Session-Token, CDOC2-Auth-Token"
            })
    void challengeIsOfTheSchemeThatWasPresented(Scheme scheme, Operation operation, String challenge) {
        RequestRecord request = new RequestRecord();
        request.noteScheme(scheme);
        request.noteOperation(operation);

        assertThat(Problem.of(ProblemType.NOT_AUTHENTICATED, request).headers())
                .isEqualTo(Map.of("WWW-Authenticate", challenge));
    }

    @Test
    void problemsOfOneTypeDifferOnlyInTheirInstance() {
        UUID other = UUID.fromString("00000000-1111-4222-8333-444455556666");
        String one = new String(
                new Problem(ProblemType.NO_SUCH_SHARE, CORRELATION, "CDOC2-Auth-Ticket", Optional.empty()).body(),
                StandardCharsets.UTF_8);
        String two = new String(
                new Problem(ProblemType.NO_SUCH_SHARE, other, "CDOC2-Auth-Ticket", Optional.empty()).body(),
                StandardCharsets.UTF_8);
        assertThat(one.replace(CORRELATION.toString(), "")).isEqualTo(two.replace(other.toString(), ""));
    }

    @ParameterizedTest
    @CsvSource({
        "404, NO_SUCH_RESOURCE",
        "405, METHOD_NOT_ALLOWED",
        "406, NOT_ACCEPTABLE",
        "413, BODY_TOO_LARGE",
        "415, UNSUPPORTED_MEDIA_TYPE",
        "431, HEADERS_TOO_LARGE",
        "400, REQUEST_REFUSED",
        "401, REQUEST_REFUSED",
        "403, NO_SUCH_RESOURCE",
        "499, REQUEST_REFUSED",
        "500, INTERNAL_ERROR",
        "503, MAINTENANCE",
        "200, INTERNAL_ERROR",
        "302, INTERNAL_ERROR",
    })
    void eachStatusOfTheHttpLayerHasItsProblem(int status, ProblemType expected) {
        assertThat(Problem.typeOf(status)).isEqualTo(expected);
    }
}
