package ee.cdoc2.css.protocol;

/** The request headers by which a recipient authenticates, and the types of the tokens in them. */
public final class AuthenticationHeaders {
    /** The recipient's ticket: a compact SD-JWT. Scheme of API 1.0.1. */
    public static final String TICKET = "x-cdoc2-auth-ticket";
    /** The certificate of who signed: as {@link OneLinePem} in API 1.0.1, as base64url of DER in API 1.2. */
    public static final String CERTIFICATE = "x-cdoc2-auth-x5c";
    /** The recipient's auth token: a compact SD-JWT. Scheme of API 1.2, as all that follow. */
    public static final String TOKEN = "x-cdoc2-auth-token";
    /** The auth server's word that the recipient has signed in: a compact SD-JWT. */
    public static final String SESSION_TOKEN = "x-cdoc2-session-token";
    /** The certificate of who has signed in: base64url of DER. */
    public static final String SESSION_CERTIFICATE = "x-cdoc2-session-x5c";
    /** How Smart-ID signed the auth token: base64url of JSON. */
    public static final String SMART_ID_PARAMETERS = "x-cdoc2-sid-rpv3-signature-parameters";
    /** Of Mobile-ID: standard base64 of SHA-256 over the auth token's raw signature. */
    public static final String SIGNED_HASH = "x-rp-signed-hash";
    /** Of Mobile-ID: the relying party's name. */
    public static final String RELYING_PARTY = "x-rp-name";
    /** Of Mobile-ID: what the RP server has counter-signed (RFC 9421 section 4.1). */
    public static final String SIGNATURE_INPUT = "Signature-Input";
    /** Of Mobile-ID: the RP server's counter-signature (RFC 9421 section 4.2). */
    public static final String SIGNATURE = "Signature";

    /** {@code typ} in the JWS header of a ticket, and of an auth token of API 1.2 (RFC 8725 section 3.11). */
    public static final String TICKET_TYPE = "vnd.cdoc2.auth-token.v1+sd-jwt";

    /** {@code typ} in the JWS header of a session token of API 1.2. */
    public static final String SESSION_TOKEN_TYPE = "vnd.cdoc2.session-token.v2+sd-jwt";

    private AuthenticationHeaders() {}
}
