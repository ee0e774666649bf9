package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.ticket.PresentedTicket;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;

/**
 * The list of all checks between a ticket and a share, but those that need the database. Thread-safe; built once.
 */
public final class RecipientAuthenticator {
    private final TicketAudience audience;
    private final TicketSignature signature;
    private final Nonces nonces;
    private final IdentityCheck identity;
    private final CertificateStatus status;
    private final RequestRecord record;

    /**
     * An authenticator for one server.
     *
     * @param settings what a ticket must say
     * @param nonces   recognises the server's nonces
     * @param purpose  what makes a certificate one for authentication
     * @param path     who may issue it
     * @param verifier verifies signatures
     * @param status   whether it is revoked
     * @param record   of the current request, for the audit log: a refused request is recorded with the recipient as soon
     *                 as a valid certificate says who that is
     */
    public RecipientAuthenticator(
            TicketSettings settings,
            Nonces nonces,
            CertificatePurpose purpose,
            CertificatePath path,
            SignatureVerifier verifier,
            CertificateStatus status,
            RequestRecord record) {
        this.audience = new TicketAudience(settings.baseUrls());
        this.signature = new TicketSignature(settings.algorithms(), verifier);
        this.nonces = nonces;
        this.identity = new IdentityCheck(purpose, path);
        this.status = status;
        this.record = record;
    }

    /**
     * Runs the checks of the protocol. The numbers are those of docs/checks.md: cheap checks come before dear ones, and
     * the only one that needs the network is the last.
     *
     * @param asked     the share that is asked for
     * @param presented ticket and certificate from the wire
     * @return the recipient
     * @throws Denied with the reason of the first check that fails
     */
    AuthenticatedRecipient authenticate(ShareId asked, TicketCredentials presented) {
        PresentedTicket ticket = PresentedTicket.parse(presented.ticket()); // 1, 2
        RecipientCertificate certificate = RecipientCertificate.parse(presented.certificate()); // 7: its key
        signature.requireAllowed(ticket.algorithm()); // 1
        audience.check(ticket.audience(), asked); // 3, 4
        LiveNonce nonce = nonces.recognise(Scheme.V1, asked, ticket.audience().nonce()); // 5
        signature.verify(ticket, certificate.publicKey()); // 6
        RecipientId recipient = ticket.issuer();
        IssuedCertificate issued = identity.verify(certificate, recipient); // 7, 8, 10
        record.noteRecipient(recipient);
        status.requireGood(issued); // 9
        return new AuthenticatedRecipient(Scheme.V1, asked, recipient, nonce);
    }
}
