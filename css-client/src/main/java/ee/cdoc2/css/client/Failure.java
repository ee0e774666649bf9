package ee.cdoc2.css.client;

import java.util.Locale;

/** The kinds of failure. Each has an exit code of its own, which is documented in docs/client.md and never changes. */
public enum Failure {
    /** A file cannot be read or written, or does not hold what it should. */
    FILE_FAULT(9),
    /** The server list is malformed, expired, not signed as configured, or contradicts itself. */
    LIST_REFUSED(10),
    /** The capsule is malformed, or names a server that the list does not have. */
    CAPSULE_REFUSED(11),
    /** The ticket could not be signed: the user refused, the certificate is somebody else's, the service failed. */
    SIGNING_FAILED(12),
    /** No connection to a server. */
    SERVER_UNREACHABLE(13),
    /** A server showed a TLS certificate that its entry does not have. */
    SERVER_NOT_TRUSTED(14),
    /** A server does not take the request for what it says: malformed, or a recipient that it does not serve. */
    REQUEST_REFUSED(15),
    /** A server does not accept a ticket, a token or a certificate (401). */
    NOT_AUTHENTICATED(16),
    /** The share does not exist, is addressed to somebody else, or the nonce is spent or expired (404). */
    SHARE_NOT_FOUND(17),
    /** A server cannot answer now (5xx). */
    SERVER_UNAVAILABLE(18),
    /** A server's answer breaks the protocol. */
    ANSWER_REFUSED(19),
    /** A check of a server list found errors. */
    CHECK_FAILED(20),
    /** The key that came back is not the key that was sent. */
    KEY_DIFFERS(21),
    /** The session of the second protocol is missing, over, somebody else's, or not for a server. */
    SESSION_REFUSED(22),
    /** A container is malformed, not for the recipient, does not fit its key, or holds what is refused. */
    CONTAINER_REFUSED(23);

    private final int exitCode;

    Failure(int exitCode) {
        this.exitCode = exitCode;
    }

    /** {@return the exit code of the command line, 9 to 23} */
    public int exitCode() {
        return exitCode;
    }

    /** {@return the name in lower case with hyphens, for machines} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
