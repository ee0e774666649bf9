package ee.cdoc2.css.client.journey;

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
import java.util.stream.IntStream;

/**
 * The second protocol: nonces for who has signed in, and an auth token beside the session token.
 *
 * @param session the recipient's
 * @param signer  the recipient's, through the RP server
 * @param random  a cryptographically secure source, for salts
 */
record SessionAuthentication(Session session, TokenSigner signer, SecureRandom random) implements Authentication {

    @Override
    public PresentedHeaders forNonce(ServerEntry server) {
        return session.headersFor(server);
    }

    @Override
    public List<PresentedHeaders> sign(RecipientId recipient, List<ServerEntry> servers, List<ShareUrl> urls) {
        TicketDraft draft = TicketDraft.of(recipient, signer.algorithm(), urls, random);
        SignedToken signed = signer.sign(draft.signingInput());
        SignedTicket token = draft.signed(signed.signature());
        return IntStream.range(0, urls.size())
                .mapToObj(i -> session.headersFor(servers.get(i))
                        .withToken(token.presentation(i), signed.certificate(), signed.proof()))
                .toList();
    }
}
