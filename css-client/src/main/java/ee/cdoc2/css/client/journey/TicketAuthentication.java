package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.client.ticket.SignedTicket;
import ee.cdoc2.css.client.ticket.TicketDraft;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first protocol: nonces for everybody, and a ticket.
 *
 * @param signer the recipient's
 * @param random a cryptographically secure source, for salts
 */
record TicketAuthentication(Signer signer, SecureRandom random) implements Authentication {

    @Override
    public PresentedHeaders forNonce(ServerEntry server) {
        return PresentedHeaders.none();
    }

    @Override
    public List<PresentedHeaders> sign(RecipientId recipient, List<ServerEntry> servers, List<ShareUrl> urls) {
        TicketDraft draft = TicketDraft.of(recipient, signer.algorithm(), urls, random);
        SignedHash signed = signer.sign(draft.hash());
        new SignatureCheck(draft.hash(), signer.algorithm(), recipient).require(signed);
        SignedTicket ticket = draft.signed(signed.signature());
        return IntStream.range(0, urls.size())
                .mapToObj(i -> PresentedHeaders.ofTicket(ticket.presentation(i), signed.certificate()))
                .toList();
    }
}
