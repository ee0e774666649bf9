package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.RequestRecord;
import java.util.Optional;

/** The lists of checks of the schemes that this server speaks. Thread-safe; built once. */
public final class Authenticators {

    /**
     * The lists of the second scheme.
     *
     * @param sessions for nonces
     * @param tokens   for shares
     */
    public record SecondScheme(SessionAuthenticator sessions, TokenAuthenticator tokens) {}

    private final Optional<RecipientAuthenticator> first;
    private final Optional<SecondScheme> second;
    private final RequestRecord record;

    /**
     * Lists of one server.
     *
     * @param first  of the first scheme; nothing where it is switched off
     * @param second of the second scheme; nothing where it is switched off
     * @param record of the current request, for the audit log and for the challenge of a 401
     */
    public Authenticators(Optional<RecipientAuthenticator> first, Optional<SecondScheme> second, RequestRecord record) {
        this.first = first;
        this.second = second;
        this.record = record;
    }

    /**
     * Runs the checks of the scheme that is presented.
     *
     * @param asked     the share that is asked for
     * @param presented from the wire
     * @return the recipient
     * @throws Denied {@link Denial#SCHEME_UNKNOWN} where the scheme is switched off, or with the reason of the first check
     *                that fails
     */
    AuthenticatedRecipient authenticate(ShareId asked, Credentials presented) {
        note(presented.scheme(), asked);
        if (presented instanceof TokenCredentials tokens) {
            return spoken(second).tokens().authenticate(asked, tokens);
        }
        return spoken(first).authenticate(asked, (TicketCredentials) presented);
    }

    /**
     * Lets a request for a nonce in.
     *
     * @param asked   the share that the nonce is for
     * @param session from the wire; nothing: the first scheme
     * @return leave to have a nonce
     * @throws Denied as {@link #authenticate}
     */
    NonceAdmission admit(ShareId asked, Optional<SessionCredentials> session) {
        note(session.isPresent() ? Scheme.V2 : Scheme.V1, asked);
        if (session.isEmpty()) {
            spoken(first);
        }
        return new NonceAdmission(
                asked, session.map(presented -> spoken(second).sessions().authenticate(presented)));
    }

    private void note(Scheme scheme, ShareId asked) {
        record.noteScheme(scheme);
        record.noteShare(asked);
    }

    private static <T> T spoken(Optional<T> scheme) {
        return scheme.orElseThrow(() -> new Denied(Denial.SCHEME_UNKNOWN));
    }
}
