package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.relyingparty.SignedToken;
import ee.cdoc2.css.client.relyingparty.TokenSigner;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.client.ticket.SignedTicket;
import ee.cdoc2.css.client.ticket.TicketDraft;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.util.List;

/**
 * A session and an auth token that was signed in it: what the second protocol has in place of {@link Credentials}.
 *
 * @param session of who has signed in
 * @param token   signed
 * @param signed  its signature, certificate and proof of the RP server
 */
record SignedIn(Session session, SignedTicket token, SignedToken signed) {

    /** {@return a token for these shares, signed once} */
    static SignedIn sign(
            Session session, TokenSigner signer, RecipientId issuer, List<ShareUrl> shares, SecureRandom random) {
        TicketDraft draft = TicketDraft.of(issuer, signer.algorithm(), shares, random);
        SignedToken signed = signer.sign(draft.signingInput());
        return new SignedIn(session, draft.signed(signed.signature()), signed);
    }

    /**
     * {@return what a server is shown}
     *
     * @param server  whose element of the session token
     * @param element which of the auth token's
     */
    PresentedHeaders shownTo(ServerEntry server, int element) {
        return session.headersFor(server).withToken(token.presentation(element), signed.certificate(), signed.proof());
    }

    /** {@return the same token in somebody else's session} */
    SignedIn inSession(Session other) {
        return new SignedIn(other, token, signed);
    }

    /** {@return the same token with the RP server's proof of another} */
    SignedIn withProofOf(SignedIn other) {
        return new SignedIn(
                session, token, new SignedToken(signed.signature(), signed.certificate(), other.signed.proof()));
    }

    /** {@return a text without anything of them} */
    @Override
    public String toString() {
        return "SignedIn[…]";
    }
}
