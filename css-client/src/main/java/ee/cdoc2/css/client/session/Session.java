package ee.cdoc2.css.client.session;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.certificate.SubjectSerialNumber;
import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.server.PinnedServer;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * A person who has signed in: good for a day, and for all servers that the auth server knows.
 *
 * @param token       the session token
 * @param certificate of who has signed in
 * @param phone       with country code, when it was Mobile-ID: the next signature needs it again
 */
public record Session(SessionToken token, X509Certificate certificate, Optional<String> phone) {
    private static final String SIGN_IN = "Sign in again: css-client login.";

    /**
     * Makes sure that the session is this person's, by token and certificate both, and has not ended.
     *
     * @param person who should have signed in
     * @param now    the time
     * @throws ClientException {@link Failure#SESSION_REFUSED}
     */
    public void requireFor(RecipientId person, Instant now) {
        if (!token.subject().equals(person)
                || !SubjectSerialNumber.of(certificate).equals(Optional.of(person.subjectSerialNumber()))) {
            throw refused(
                    "The session is of somebody else than the recipient.",
                    "Sign in as the recipient: css-client login.");
        }
        if (!now.isBefore(token.expiresAt())) {
            throw refused("The session ended at " + token.expiresAt() + ".", SIGN_IN);
        }
    }

    /**
     * Makes sure that all servers of a list that take sessions are in the session token.
     *
     * @param list the list
     * @throws ClientException {@link Failure#SESSION_REFUSED}
     */
    public void requireAll(ServerList list) {
        list.withSessions().forEach(this::headersFor);
        headersFor(list.requireSignIn().rpServer());
    }

    /**
     * What a shares server is shown of the session.
     *
     * @param server its entry
     * @return the headers, with this server's element and no other
     * @throws ClientException {@link Failure#LIST_REFUSED} when the entry has no session-nonce URL;
     *                         {@link Failure#SESSION_REFUSED} when the session is not for this server
     */
    public PresentedHeaders headersFor(ServerEntry server) {
        SessionNonceUrl url = server.sessionNonceUrl()
                .orElseThrow(() -> new ClientException(
                        Failure.LIST_REFUSED,
                        server.id(),
                        server.title() + " does not speak the second protocol, by its entry in the server list.",
                        "Get a newer server list, or use the first protocol: --protocol v1."));
        return headersFor(server, url);
    }

    /**
     * What the RP server is shown of the session.
     *
     * @param server the RP server
     * @return the headers, with its element and no other
     * @throws ClientException {@link Failure#SESSION_REFUSED} when the session is not for it
     */
    public PresentedHeaders headersFor(RpServer server) {
        return headersFor(server, server.sessionNonceUrl());
    }

    private PresentedHeaders headersFor(PinnedServer server, SessionNonceUrl url) {
        return token.presentation(url)
                .map(presented -> PresentedHeaders.ofSession(presented, certificate))
                .orElseThrow(() -> new ClientException(
                        Failure.SESSION_REFUSED,
                        server.id(),
                        server.title()
                                + " is not in the session token, or more than once: the auth server does not know it"
                                + " as " + url + ".",
                        "Sign in again with the newest server list; if it happens again, tell who made the list."));
    }

    private static ClientException refused(String message, String advice) {
        return new ClientException(Failure.SESSION_REFUSED, message, advice);
    }

    /** {@return a text without token, names and number} */
    @Override
    public String toString() {
        return "Session[" + token + "]";
    }
}
