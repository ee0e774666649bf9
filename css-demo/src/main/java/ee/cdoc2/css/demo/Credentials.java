package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.client.ticket.SignedTicket;
import ee.cdoc2.css.client.ticket.TicketDraft;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A ticket, and the certificate that is presented with it.
 *
 * @param shares the URLs that the ticket names, one for each server
 */
record Credentials(SignedTicket ticket, List<ShareUrl> shares, X509Certificate certificate) {

    /** {@return a ticket in the name of this issuer, with the signer's signature and certificate} */
    static Credentials sign(Signer signer, RecipientId issuer, List<ShareUrl> shares, SecureRandom random) {
        TicketDraft draft = TicketDraft.of(issuer, signer.algorithm(), shares, random);
        SignedHash signed = signer.sign(draft.hash());
        return new Credentials(draft.signed(signed.signature()), shares, signed.certificate());
    }

    /** {@return the same ticket with somebody else's certificate} */
    Credentials withCertificateOf(Credentials other) {
        return new Credentials(ticket, shares, other.certificate);
    }
}
