package ee.cdoc2.css.client;

import java.util.Locale;

/**
 * The kinds of failure. Each has an exit code of its own and a meaning, which stand in docs/client.md and in the manual page too; the
 * code never changes.
 */
public enum Failure {
    FILE_FAULT(9, "a file cannot be read or written, exists already, or does not hold what it should"),
    LIST_REFUSED(10, "the server list is malformed, expired, not signed as configured, or contradicts itself"),
    CAPSULE_REFUSED(11, "the capsule is malformed, or names a server that the list does not have"),
    SIGNING_FAILED(12, "the ticket or token could not be signed, or somebody else signed it; nobody signed in"),
    SERVER_UNREACHABLE(13, "no connection to a server, or no answer in time"),
    SERVER_NOT_TRUSTED(14, "a server showed a TLS certificate that its entry does not have; nothing was sent to it"),
    REQUEST_REFUSED(15, "a server finds the request malformed, or does not serve this kind of recipient (400)"),
    NOT_AUTHENTICATED(16, "a server does not accept the ticket, the session, the auth token or the certificate (401)"),
    SHARE_NOT_FOUND(17, "no such share, somebody else's, or the nonce is spent or expired (404)"),
    SERVER_UNAVAILABLE(18, "a server cannot answer now (5xx, 429)"),
    ANSWER_REFUSED(19, "a server's answer breaks the protocol"),
    CHECK_FAILED(20, "servers check found errors"),
    KEY_DIFFERS(21, "probe: the key that came back is not the one that was sent"),
    SESSION_REFUSED(22, "nobody has signed in, or the session is over, somebody else's, or not for a server"),
    CONTAINER_REFUSED(
            23,
            "the container is malformed, changed or cut off, not for the recipient, or holds what is refused; nothing was unpacked");

    private final int exitCode;
    private final String meaning;

    Failure(int exitCode, String meaning) {
        this.exitCode = exitCode;
        this.meaning = meaning;
    }

    /** {@return the exit code of the command line, 9 to 23} */
    public int exitCode() {
        return exitCode;
    }

    /** {@return the name in lower case with hyphens, for machines} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@return what has happened, in words: half a sentence} */
    public String meaning() {
        return meaning;
    }
}
