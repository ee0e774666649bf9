package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A problem document (RFC 9457 section 3): {@code type}, {@code title}, {@code status} and {@code instance}. There is no
 * {@code detail}: it could only say which check failed, or repeat what an attacker sent.
 *
 * @param type        what the client is told
 * @param correlation the id of the request, here and in the logs
 * @param challenge   of a 401: the schemes in which the request can be authenticated (RFC 9110 section 11.6.1)
 * @param retryAfter  after how long the same request may succeed, where that is known; a 503 says {@value #RETRY_AFTER_SECONDS} s otherwise
 */
public record Problem(ProblemType type, UUID correlation, String challenge, Optional<Duration> retryAfter) {
    /** The media type of {@link #body()} (RFC 9457 section 6.1). */
    public static final String MEDIA_TYPE = "application/problem+json";
    /** When to try again after a 503, in seconds. */
    public static final int RETRY_AFTER_SECONDS = 5;

    private static final String TICKET = "CDOC2-Auth-Ticket";
    private static final String SESSION_TOKEN = "CDOC2-Session-Token";
    private static final String BOTH_TOKENS = SESSION_TOKEN + ", CDOC2-Auth-Token";

    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    private static final int CLIENT_ERROR = 4;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    /**
     * A problem of this request. The challenge depends on what was asked for and never on which check failed.
     *
     * @param type    what the client is told
     * @param request the request
     * @return the problem
     */
    static Problem of(ProblemType type, RequestRecord request) {
        return new Problem(type, request.id(), challenge(request), Optional.empty());
    }

    /** {@return the same, which may be over after this time, where that is known} */
    Problem overAfter(Optional<Duration> time) {
        return new Problem(type, correlation, challenge, time);
    }

    private static String challenge(RequestRecord request) {
        if (request.scheme() == Scheme.V1) {
            return TICKET;
        }
        return request.operation() == Operation.NONCE ? SESSION_TOKEN : BOTH_TOKENS;
    }

    /**
     * The type for a refusal of the HTTP layer, which says only a status code.
     *
     * @param status an HTTP status code
     * @return {@link ProblemType#INTERNAL_ERROR} for everything but 503 that is not a client error: the HTTP layer refuses with
     *         nothing else
     */
    static ProblemType typeOf(int status) {
        return switch (status) {
            // servers answer 403 for pages of their own; clients need not know that there are any (RFC 9110 section
            // 15.5.4)
            case 403, 404 -> ProblemType.NO_SUCH_RESOURCE;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> ProblemType.HEADERS_TOO_LARGE;
            // the server is stopping the application, or has it not up again
            case UNAVAILABLE -> ProblemType.MAINTENANCE;
            default -> status / 100 == CLIENT_ERROR ? ProblemType.REQUEST_REFUSED : ProblemType.INTERNAL_ERROR;
        };
    }

    /** {@return the document, UTF-8} */
    public byte[] body() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", new JsonString(type.uri().toString()));
        members.put("title", new JsonString(type.title()));
        members.put("status", new JsonNumber(Integer.toString(type.status())));
        members.put("instance", new JsonString(instance()));
        return StrictJson.write(new JsonObject(members));
    }

    /** {@return {@code urn:uuid:} and the correlation id (RFC 9562 section 4)} */
    public String instance() {
        return "urn:uuid:" + correlation;
    }

    /** {@return the headers that the status asks for, by name} */
    public Map<String, String> headers() {
        return switch (type.status()) {
            case UNAUTHORIZED -> Map.of("WWW-Authenticate", challenge);
            case UNAVAILABLE ->
                Map.of("Retry-After", seconds(retryAfter.orElse(Duration.ofSeconds(RETRY_AFTER_SECONDS))));
            case TOO_MANY_REQUESTS ->
                retryAfter.map(wait -> Map.of("Retry-After", seconds(wait))).orElse(Map.of());
            default -> Map.of();
        };
    }

    /** Whole ones (RFC 9110 section 10.2.3); who comes back too early would be refused once more. */
    private static String seconds(Duration wait) {
        return Long.toString(wait.plus(ALMOST_A_SECOND).toSeconds());
    }
}
