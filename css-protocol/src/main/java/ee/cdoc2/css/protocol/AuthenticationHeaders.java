package ee.cdoc2.css.protocol;

/** The request headers by which a recipient authenticates, and the type of the ticket in them. */
public final class AuthenticationHeaders {
    /** The recipient's ticket: a compact SD-JWT. Scheme of API 1.0.1. */
    public static final String TICKET = "x-cdoc2-auth-ticket";
    /** The certificate of who signed the ticket, as {@link OneLinePem}. Scheme of API 1.0.1. */
    public static final String CERTIFICATE = "x-cdoc2-auth-x5c";
    /** The token of the scheme of API 1.2. */
    public static final String TOKEN = "x-cdoc2-auth-token";

    /** {@code typ} in the JWS header of a ticket, and of an auth token of API 1.2 (RFC 8725 section 3.11). */
    public static final String TICKET_TYPE = "vnd.cdoc2.auth-token.v1+sd-jwt";

    /** {@code typ} in the JWS header of a session token of API 1.2. */
    public static final String SESSION_TOKEN_TYPE = "vnd.cdoc2.session-token.v2+sd-jwt";

    private AuthenticationHeaders() {}
}
