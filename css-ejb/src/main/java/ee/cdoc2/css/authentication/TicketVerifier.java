package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.ticket.PresentedTicket;
import ee.cdoc2.css.trust.CertificateHeader;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificates;
import java.security.cert.X509Certificate;

/**
 * Verifies a presented ticket: all checks of the protocol that need neither network nor database, cheap before dear.
 * Thread-safe; built once.
 */
public class TicketVerifier {
    private final TicketAudience audience;
    private final Nonces nonces;
    private final TicketSignature signature;
    private final RecipientCertificates certificates;

    /**
     * A verifier for one server.
     *
     * @param settings     what a ticket must say
     * @param nonces       recognises the server's nonces
     * @param certificates knows which certificates recipients may sign with
     */
    public TicketVerifier(TicketSettings settings, Nonces nonces, RecipientCertificates certificates) {
        this.audience = new TicketAudience(settings.baseUrls());
        this.signature = new TicketSignature(settings.algorithms());
        this.nonces = nonces;
        this.certificates = certificates;
    }

    /**
     * Verifies a ticket.
     *
     * @param asked     the share that is asked for
     * @param presented ticket and certificate from the wire
     * @return the ticket, verified but for the status of its certificate
     * @throws Denied with the reason of the first check that fails
     */
    public VerifiedTicket verify(ShareId asked, TicketCredentials presented) {
        PresentedTicket ticket = PresentedTicket.parse(presented.ticket());
        X509Certificate certificate = CertificateHeader.parse(presented.certificate());
        signature.requireAllowed(ticket.algorithm());
        audience.check(ticket.audience(), asked);
        LiveNonce nonce = nonces.recognise(asked, ticket.audience().nonce());
        certificates.requireStrong(certificate);
        signature.verify(ticket, certificate.getPublicKey());
        IssuedCertificate issued = certificates.requireIssuedTo(ticket.issuer(), certificate);
        return new VerifiedTicket(asked, ticket.issuer(), nonce, issued);
    }
}
