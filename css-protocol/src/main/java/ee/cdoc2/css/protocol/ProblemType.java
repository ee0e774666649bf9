package ee.cdoc2.css.protocol;

import java.net.URI;
import java.util.Locale;

/**
 * What the outside is told when a request is refused: the stable {@code type}, {@code title} and {@code status} of a
 * problem document (RFC 9457). Coarse on purpose: the caller never learns which check failed.
 */
public enum ProblemType {
    /** A header, the share id or the body is missing, malformed, or cannot be served at all. */
    MALFORMED_REQUEST(400, "The request is malformed"),
    /** The ticket, its signature or the certificate is not acceptable. */
    NOT_AUTHENTICATED(401, "The recipient is not authenticated"),
    /** The share is unknown or addressed to somebody else, or the nonce is unknown, expired or spent. */
    NO_SUCH_SHARE(404, "There is no such share for this request"),
    /** No resource lives under this path. */
    NO_SUCH_RESOURCE(404, "There is no such resource"),
    /** The resource exists, but not with this method. */
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    /** No representation that the {@code Accept} header admits. */
    NOT_ACCEPTABLE(406, "The answer would not be acceptable to the client"),
    /** The body is longer than 4 KiB. */
    BODY_TOO_LARGE(413, "The request body is too large"),
    /** The body is not {@code application/json}. */
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    /** More has come from this address than one may ask for; nothing was looked at, stored, released or spent. */
    TOO_MANY_REQUESTS(429, "Too many requests have come from this address"),
    /** The header fields are longer than 32 KiB in all. */
    HEADERS_TOO_LARGE(431, "The request headers are too large"),
    /** Any other fault of the request that the HTTP layer found. */
    REQUEST_REFUSED(400, "The request is refused"),
    /** A fault of the server's own. */
    INTERNAL_ERROR(500, "The server failed"),
    /** It could not be determined whether the certificate is revoked; nothing was spent, try again later. */
    CERTIFICATE_STATUS_UNAVAILABLE(503, "The status of the certificate cannot be determined now"),
    /** The keys of the auth server or the RP server cannot be had; nothing was spent, try again later. */
    KEYS_UNAVAILABLE(503, "The keys to verify with are not available now"),
    /** The database does not answer; nothing was stored or released. */
    STORAGE_UNAVAILABLE(503, "The storage is not available now"),
    /** The server holds as many shares as it may; nothing was stored. Shares are released as before. */
    STORE_FULL(503, "No more shares are taken now"),
    /** The server has as many requests in work as it may; nothing was looked at, stored, released or spent. */
    OVERLOADED(503, "The server has too many requests in work now"),
    /** The operator has put the server into maintenance; nothing was stored, released or spent. */
    MAINTENANCE(503, "The server is under maintenance");

    private static final String PREFIX = "urn:problem-type:css:";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** {@return the HTTP status code} */
    public int status() {
        return status;
    }

    /** {@return the short English text that is the same for every problem of this type} */
    public String title() {
        return title;
    }

    /** {@return the stable identifier, {@code urn:problem-type:css:} and the name in lower case with hyphens} */
    public URI uri() {
        return URI.create(PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
