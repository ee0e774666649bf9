package ee.cdoc2.css.protocol;

/** The request headers by which a recipient authenticates, and what they carry. */
public final class AuthenticationHeaders {
    /** {@code typ} of the JWS header of a ticket (RFC 8725 section 3.11). */
    public static final String TICKET_TYPE = "vnd.cdoc2.auth-token.v1+sd-jwt";

    private AuthenticationHeaders() {}
}
