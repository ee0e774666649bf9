package ee.cdoc2.css.denial;

import static ee.cdoc2.css.protocol.ProblemType.BODY_TOO_LARGE;
import static ee.cdoc2.css.protocol.ProblemType.CERTIFICATE_STATUS_UNAVAILABLE;
import static ee.cdoc2.css.protocol.ProblemType.MALFORMED_REQUEST;
import static ee.cdoc2.css.protocol.ProblemType.NOT_AUTHENTICATED;
import static ee.cdoc2.css.protocol.ProblemType.NO_SUCH_SHARE;
import static ee.cdoc2.css.protocol.ProblemType.TOO_MANY_REQUESTS;

import ee.cdoc2.css.protocol.ProblemType;

/**
 * Each reason for which a request is refused, with the problem that the outside sees. The reason itself is for logs and
 * metrics inside; it never leaves the server.
 */
public enum Denial {
    // the request itself
    /** Path segment is not 18 to 34 characters of a share id. */
    SHARE_ID_MALFORMED(MALFORMED_REQUEST),
    /** The body is not strict JSON of the expected shape. */
    BODY_MALFORMED(MALFORMED_REQUEST),
    /** The body is longer than 4 KiB. */
    BODY_OVERLONG(BODY_TOO_LARGE),
    /** The header fields are longer than 32 KiB in all. */
    HEADERS_OVERLONG(ProblemType.HEADERS_TOO_LARGE),
    /** {@code share} is not strict standard base64 of 32 to 128 bytes. */
    SHARE_MALFORMED(MALFORMED_REQUEST),
    /** {@code recipient} does not follow the grammar of recipient ids. */
    RECIPIENT_MALFORMED(MALFORMED_REQUEST),
    /** No trust anchor is configured for this kind of recipient, or no protocol by which they fetch: nobody ever could. */
    RECIPIENT_NOT_SERVED(MALFORMED_REQUEST),
    /** {@code x-expiry-time} is no date and time with an offset, or is not in the future. */
    EXPIRY_MALFORMED(MALFORMED_REQUEST),
    /** No header of a known authentication scheme. */
    SCHEME_MISSING(MALFORMED_REQUEST),
    /** A header of a scheme that this server does not speak, or a nonce in one. */
    SCHEME_UNKNOWN(MALFORMED_REQUEST),
    /** Headers of two schemes in one request. */
    SCHEME_AMBIGUOUS(MALFORMED_REQUEST),
    /** Not exactly one of the two: Smart-ID's signature parameters, or headers of Mobile-ID's counter-signature. */
    PROOF_AMBIGUOUS(MALFORMED_REQUEST),

    // the ticket's form
    /** A header with a ticket or token is missing, empty, repeated or over its size limit. */
    TICKET_HEADER_MALFORMED(MALFORMED_REQUEST),
    /** Not a compact SD-JWT: parts, base64url, JSON (RFC 9901 section 4, RFC 7515 section 3.1). */
    TICKET_MALFORMED(MALFORMED_REQUEST),

    // what the ticket says
    /** A key-binding JWT is attached where a plain SD-JWT is expected (RFC 9901 section 7.3). */
    KEY_BINDING_ATTACHED(NOT_AUTHENTICATED),
    /** {@code typ} is not the one of an auth ticket (RFC 8725 section 3.11). */
    TOKEN_TYPE_WRONG(NOT_AUTHENTICATED),
    /** {@code alg} is unknown or not configured (RFC 8725 section 3.1). */
    ALGORITHM_NOT_ALLOWED(NOT_AUTHENTICATED),
    /** The JWS header has members that the profile does not know. */
    TICKET_HEADER_NOT_IN_PROFILE(NOT_AUTHENTICATED),
    /** {@code _sd_alg} is not {@code sha-256}, or stands below the top level (RFC 9901 section 4.1.1). */
    DIGEST_ALGORITHM_NOT_ALLOWED(NOT_AUTHENTICATED),
    /** {@code _sd} or {@code ...} is used against RFC 9901 section 4.2. */
    DIGEST_MALFORMED(NOT_AUTHENTICATED),
    /** A digest occurs twice (RFC 9901 section 7.1 step 4). */
    DIGEST_REPEATED(NOT_AUTHENTICATED),
    /** The same disclosure is sent twice. */
    DISCLOSURE_REPEATED(NOT_AUTHENTICATED),
    /** No digest refers to a disclosure (RFC 9901 section 7.1 step 5). */
    DISCLOSURE_UNREFERENCED(NOT_AUTHENTICATED),
    /** A disclosure has not the two or three elements that its place asks for (RFC 9901 section 7.1 step 3). */
    DISCLOSURE_MALFORMED(NOT_AUTHENTICATED),
    /** A disclosed claim is named {@code _sd}, {@code ...} or {@code _sd_alg}. */
    DISCLOSURE_NAME_FORBIDDEN(NOT_AUTHENTICATED),
    /** A disclosed claim exists already at its level. */
    CLAIM_OVERWRITTEN(NOT_AUTHENTICATED),
    /** A validity claim ({@code exp}, {@code nbf}, {@code iat}) that tickets do not have. */
    CLAIM_NOT_IN_PROFILE(NOT_AUTHENTICATED),
    /** {@code iss} is missing or no recipient id. */
    ISSUER_MALFORMED(NOT_AUTHENTICATED),
    /** Not exactly one {@code aud} element is disclosed. */
    AUDIENCE_NOT_SINGLE(NOT_AUTHENTICATED),
    /** The {@code aud} element is not a share URL. */
    AUDIENCE_MALFORMED(NOT_AUTHENTICATED),
    /** The {@code aud} element names another server. */
    AUDIENCE_OTHER_SERVER(NOT_AUTHENTICATED),
    /** The {@code aud} element names another share than the one asked for. */
    AUDIENCE_OTHER_SHARE(NOT_AUTHENTICATED),
    /** The signature does not verify with the certificate's key. */
    SIGNATURE_INVALID(NOT_AUTHENTICATED),

    // the keys of the auth server and the RP server
    /** No key of the server that is to have signed has the {@code kid} or {@code keyid} that is named. */
    KEY_UNKNOWN(NOT_AUTHENTICATED),
    /** There is no key set that can be used, or it lacks the key that is named and cannot be fetched now. */
    KEYS_UNAVAILABLE(ProblemType.KEYS_UNAVAILABLE),

    // what a session token says
    /** {@code iss} is not the auth server that is configured. */
    SESSION_ISSUER_WRONG(NOT_AUTHENTICATED),
    /** {@code iat}, {@code exp} or {@code sub} is missing, or one of them or {@code nbf} is of another form. */
    SESSION_CLAIM_MALFORMED(NOT_AUTHENTICATED),
    /** {@code iat} or {@code nbf} is in the future. */
    SESSION_NOT_YET_VALID(NOT_AUTHENTICATED),
    /** {@code exp} is past. */
    SESSION_EXPIRED(NOT_AUTHENTICATED),
    /** {@code exp} is not after {@code iat}, or further behind it than a session may last. */
    SESSION_TOO_LONG(NOT_AUTHENTICATED),
    /** This server did not make the nonce in the session token. */
    SESSION_NONCE_UNKNOWN(NOT_AUTHENTICATED),
    /** The session nonce is older than its lifetime, or from the future. */
    SESSION_NONCE_EXPIRED(NOT_AUTHENTICATED),
    /** The session is another person's than the auth token. */
    SESSION_SUBJECT_DIFFERS(NOT_AUTHENTICATED),

    // signatures by Smart-ID RP API v3
    /** The signature parameters are no base64url of JSON, or a member is missing or of another JSON type. */
    SMART_ID_PARAMETERS_MALFORMED(MALFORMED_REQUEST),
    /** A value in the signature parameters is not on its list, or not of its form. */
    SMART_ID_PARAMETERS_NOT_ALLOWED(NOT_AUTHENTICATED),
    /** Smart-ID claims of a session token are missing, or there though its certificate is none of Smart-ID's. */
    SMART_ID_CLAIMS_WRONG(NOT_AUTHENTICATED),
    /** The ACSP_V2 signature does not verify with the certificate's key. */
    SMART_ID_SIGNATURE_INVALID(NOT_AUTHENTICATED),
    /** The relying party or scheme that is named is not the one that is configured. */
    RELYING_PARTY_WRONG(NOT_AUTHENTICATED),

    // the counter-signature of the RP server (RFC 9421)
    /** A field of the counter-signature is no structured field, or the signed hash no base64. */
    COUNTER_SIGNATURE_MALFORMED(MALFORMED_REQUEST),
    /** Label, covered components or parameters of the counter-signature are others than the profile has. */
    COUNTER_SIGNATURE_NOT_IN_PROFILE(NOT_AUTHENTICATED),
    /** The counter-signature was made too long ago, or in the future. */
    COUNTER_SIGNATURE_NOT_IN_TIME(NOT_AUTHENTICATED),
    /** The counter-signature is for another auth token than this one. */
    COUNTER_SIGNATURE_OTHER_TOKEN(NOT_AUTHENTICATED),
    /** The counter-signature does not verify with the key that it names. */
    COUNTER_SIGNATURE_INVALID(NOT_AUTHENTICATED),

    // the nonce
    /** This server did not make this nonce for this share. */
    NONCE_UNKNOWN(NO_SUCH_SHARE),
    /** The nonce is older than its lifetime, or from the future. */
    NONCE_EXPIRED(NO_SUCH_SHARE),
    /** A share was already released for this nonce, or that is not known any more. */
    NONCE_SPENT(NO_SUCH_SHARE),

    // the certificate
    /** The certificate header is missing, repeated, over its size limit, no one-line PEM or no certificate. */
    CERTIFICATE_MALFORMED(MALFORMED_REQUEST),
    /** Kind or size of the key is not accepted, or does not fit the ticket's algorithm. */
    CERTIFICATE_KEY_UNSUITABLE(NOT_AUTHENTICATED),
    /** The certificate is not signed with an accepted algorithm. */
    CERTIFICATE_SIGNATURE_WEAK(NOT_AUTHENTICATED),
    /** Not an authentication certificate: key usage, extended key usage, policy, or a CA's. */
    CERTIFICATE_PURPOSE_WRONG(NOT_AUTHENTICATED),
    /** The certificate is past its validity. */
    CERTIFICATE_EXPIRED(NOT_AUTHENTICATED),
    /** The certificate is not valid yet. */
    CERTIFICATE_NOT_YET_VALID(NOT_AUTHENTICATED),
    /** No path to a trust anchor of the recipient's domain (RFC 5280 section 6). */
    CERTIFICATE_UNTRUSTED(NOT_AUTHENTICATED),
    /** The trust anchor itself is outside its validity. */
    TRUST_ANCHOR_NOT_VALID(NOT_AUTHENTICATED),
    /** The subject's {@code serialNumber} is missing, repeated, or differs from {@code iss}. */
    SUBJECT_DIFFERS(NOT_AUTHENTICATED),
    /** The certificate is revoked or suspended (RFC 6960 section 2.2). */
    CERTIFICATE_REVOKED(NOT_AUTHENTICATED),
    /** The responder does not know the certificate. */
    CERTIFICATE_STATUS_UNKNOWN(NOT_AUTHENTICATED),
    /** No responder is named that this server may ask. */
    OCSP_RESPONDER_NOT_ALLOWED(CERTIFICATE_STATUS_UNAVAILABLE),
    /** The responder cannot be reached, is too slow, or says that it cannot answer now. */
    OCSP_UNREACHABLE(CERTIFICATE_STATUS_UNAVAILABLE),
    /** As many releases as may wait for the responder do so already; this one is refused at once. */
    OCSP_TOO_MANY_WAIT(CERTIFICATE_STATUS_UNAVAILABLE),
    /** The responder has not answered several times in a row, and is not asked for a while. */
    OCSP_PAUSED(CERTIFICATE_STATUS_UNAVAILABLE),
    /** The responder's answer does not hold: signature, authority, certificate id, nonce, freshness, form. */
    OCSP_ANSWER_REFUSED(CERTIFICATE_STATUS_UNAVAILABLE),

    // the share
    /** No share has this id. */
    SHARE_UNKNOWN(NO_SUCH_SHARE),
    /** The share is addressed to somebody else. */
    RECIPIENT_DIFFERS(NO_SUCH_SHARE),
    /** The share has expired. */
    SHARE_EXPIRED(NO_SUCH_SHARE),
    /** The first protocol asks for a share that only the second may fetch. */
    SHARE_NOT_FOR_SCHEME(NO_SUCH_SHARE),

    // the source's limits
    /** More shares have come from this address than may. */
    TOO_MANY_STORES(TOO_MANY_REQUESTS),
    /** More nonces of shares are asked for from this address than may. */
    TOO_MANY_NONCES(TOO_MANY_REQUESTS),
    /** More nonces of sessions are asked for from this address than may. */
    TOO_MANY_SESSION_NONCES(TOO_MANY_REQUESTS),
    /** More shares are asked for from this address than may. */
    TOO_MANY_FETCHES(TOO_MANY_REQUESTS),
    /** The description of the API is asked for from this address more often than may be. */
    TOO_MANY_DESCRIPTIONS(TOO_MANY_REQUESTS),
    /** More requests from this address were refused than may: this one is not looked at. */
    TOO_MANY_DENIALS(TOO_MANY_REQUESTS),
    /** More shares have been stored on this node, by all together, than may. */
    TOO_MANY_STORES_IN_ALL(ProblemType.STORE_FULL),

    // the node's own limit
    /** As many requests as may are in work at this node, and none of them ends. */
    OVERLOADED(ProblemType.OVERLOADED),

    // outside
    /** The database does not answer. */
    STORAGE_UNAVAILABLE(ProblemType.STORAGE_UNAVAILABLE),
    /** The share is encrypted with a data key that this node does not have. */
    VAULT_CLOSED(ProblemType.STORAGE_UNAVAILABLE),
    /** The share's row has been changed in the database since it was stored, or is another share's. */
    SHARE_ALTERED(ProblemType.STORAGE_UNAVAILABLE),
    /** As many requests as may are at work on the database or wait for it; with one that hangs, at once. */
    STORAGE_BUSY(ProblemType.STORAGE_UNAVAILABLE),
    /** The request has taken longer than it may: whoever sent it has gone. */
    DEADLINE_OVER(ProblemType.STORAGE_UNAVAILABLE),
    /** What is about to happen cannot be recorded in the audit log. */
    AUDIT_UNAVAILABLE(ProblemType.STORAGE_UNAVAILABLE),
    /** This node's clock stands too far from the database's to judge a nonce. */
    CLOCK_DIFFERS(ProblemType.STORAGE_UNAVAILABLE),
    /** The database holds as many shares as it may. */
    STORE_FULL(ProblemType.STORE_FULL),
    /** Too little is free where this node's own database or the audit log is: what is left is for those who fetch. */
    DISK_NEARLY_FULL(ProblemType.STORE_FULL),
    /** The operator has put the server into maintenance. */
    MAINTENANCE(ProblemType.MAINTENANCE);

    private final ProblemType problem;

    Denial(ProblemType problem) {
        this.problem = problem;
    }

    /** {@return what the outside is told} */
    public ProblemType problem() {
        return problem;
    }

    /** {@return whether a limit of the source, of all sources together or of the node is what refuses: the request itself was not looked at} */
    public boolean isOfALimit() {
        return problem == TOO_MANY_REQUESTS || this == TOO_MANY_STORES_IN_ALL || this == OVERLOADED;
    }
}
