package ee.cdoc2.css.web.request;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
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
     * @param body    the body; null, as some servers say it, is the empty one
     * @return the bytes, at most {@value #MAX_BYTES}; not yet known to be JSON
     * @throws Denied                {@link Denial#BODY_OVERLONG}; {@link Denial#BODY_MALFORMED} when it ends early
     * @throws NotSupportedException the request says that the body is something else than JSON. Asked here, and not by
     *                               {@code @Consumes}, because without a {@code Content-Type} one implementation says
     *                               yes to that, and the other no
     */
    public static byte[] read(HttpHeaders headers, InputStream body) {
        if (!isJson(headers.getMediaType())) {
            throw new NotSupportedException();
        }
        return readBounded(headers.getHeaderString(HttpHeaders.CONTENT_LENGTH), body);
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

    /** What is no number is left to the reading: the server has judged the header already (RFC 9112 section 6.3). */
    private static boolean isOverLimit(String contentLength) {
        try {
            return Long.parseLong(contentLength.strip()) > MAX_BYTES;
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
