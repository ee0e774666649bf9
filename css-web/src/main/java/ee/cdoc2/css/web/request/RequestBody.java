package ee.cdoc2.css.web.request;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** A request's JSON body, read whole and never beyond its limit. */
public final class RequestBody {
    /** The longest body that is read, in bytes. */
    public static final int MAX_BYTES = 4096;

    private RequestBody() {}

    /**
     * Reads the body.
     *
     * @param headers the request's headers; a {@code Content-Length} over the limit is refused before anything is read
     * @param body    the body; some servers pass null for an empty one
     * @return the bytes, at most {@value #MAX_BYTES}; not yet known to be JSON
     * @throws Denied                {@link Denial#BODY_OVERLONG}; {@link Denial#BODY_MALFORMED} when it ends early
     * @throws NotSupportedException the {@code Content-Type} is not JSON. Checked here, and not by {@code @Consumes},
     *                               because the JAX-RS implementations differ on a request without that header
     */
    public static byte[] read(HttpHeaders headers, InputStream body) {
        if (!isJson(headers.getMediaType())) {
            throw new NotSupportedException();
        }
        return readBounded(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH), body);
    }

    /**
     * Reads a body that may say anything and is to ask for nothing.
     *
     * @param headers the request's headers
     * @param body    empty, the JSON literal {@code null}, or a JSON object whatever it says; null for an empty one
     * @throws Denied                as {@link #read}; {@link Denial#BODY_MALFORMED} for any other body
     * @throws NotSupportedException as {@link #read}
     */
    public static void requireNothingAsked(HttpHeaders headers, InputStream body) {
        byte[] bytes = read(headers, body);
        if (bytes.length > 0) {
            StrictJson.parse(bytes)
                    .filter(value -> value == JsonLiteral.NULL || value instanceof JsonObject)
                    .orElseThrow(() -> new Denied(Denial.BODY_MALFORMED));
        }
    }

    static byte[] readBounded(String contentLength, InputStream body) {
        if (contentLength != null && isOverLimit(contentLength)) {
            throw new Denied(Denial.BODY_OVERLONG);
        }
        byte[] bytes = body == null ? new byte[0] : readAtMost(MAX_BYTES + 1, body);
        if (bytes.length > MAX_BYTES) {
            throw new Denied(Denial.BODY_OVERLONG);
        }
        return bytes;
    }

    private static boolean isJson(MediaType type) {
        return type == null
                || "application".equalsIgnoreCase(type.getType()) && "json".equalsIgnoreCase(type.getSubtype());
    }

    /** A value that is not a number is ignored: the server has checked the header already (RFC 9112 section 6.3). */
    private static boolean isOverLimit(String contentLength) {
        try {
            return Long.parseLong(OptionalWhitespace.strip(contentLength)) > MAX_BYTES;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static byte[] readAtMost(int limit, InputStream body) {
        try {
            return body.readNBytes(limit);
        } catch (IOException brokenOff) {
            throw new Denied(Denial.BODY_MALFORMED);
        }
    }
}
