package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.nonce.LiveNonce;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.relyingparty.CounterSignatureCheck;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.smartid.AcspV2Signature;
import ee.cdoc2.css.ticket.PresentedAuthToken;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.util.Optional;
import java.util.Set;

/**
 * The list of all checks between the tokens of the second protocol and a share, but those that need the database: 2 to 11 of
 * its section 2.4. Stands beside {@link RecipientAuthenticator}, and ends in the same {@link AuthenticatedRecipient}.
 * Thread-safe; built once.
 */
public final class TokenAuthenticator {
    private final SessionAuthenticator sessions;
    private final TicketAudience audience;
    private final ShareNonceCheck nonces;
    private final TokenSignature signature;
    private final IdentityCheck identity;
    private final CertificateStatus status;
    private final RequestRecord record;

    /**
     * An authenticator for one server.
     *
     * @param sessions the first half of the list
     * @param baseUrls the public base URLs of this server
     * @param nonces   recognises the nonces that were made in a session
     * @param smartId  verifies what Smart-ID signed for the relying party; empty where Smart-ID is not configured
     * @param mobileId verifies the RP server's counter-signature of what Mobile-ID signed; empty where that is not
     *                 configured
     * @param purpose  what makes a certificate one for authentication
     * @param path     who may issue it
     * @param verifier verifies signatures
     * @param status   whether it is revoked
     * @param record   of the current request, for the audit log
     */
    public TokenAuthenticator(
            SessionAuthenticator sessions,
            Set<BaseUrl> baseUrls,
            ShareNonceCheck nonces,
            Optional<AcspV2Signature> smartId,
            Optional<CounterSignatureCheck> mobileId,
            CertificatePurpose purpose,
            CertificatePath path,
            SignatureVerifier verifier,
            CertificateStatus status,
            RequestRecord record) {
        this.sessions = sessions;
        this.audience = new TicketAudience(baseUrls);
        this.nonces = nonces;
        this.signature = new TokenSignature(smartId, mobileId, verifier);
        this.identity = new IdentityCheck(purpose, path);
        this.status = status;
        this.record = record;
    }

    /**
     * Runs the checks. Cheap ones come before dear ones within each half, and those that ask the responder are the last.
     *
     * @param asked     the share that is asked for
     * @param presented from the wire
     * @return the recipient
     * @throws Denied with the reason of the first check that fails
     */
    AuthenticatedRecipient authenticate(ShareId asked, TokenCredentials presented) {
        VerifiedSession session = sessions.verify(presented.session()); // 2 to 5
        PresentedAuthToken token = PresentedAuthToken.parse(presented.token()); // 6
        RecipientCertificate certificate = RecipientCertificate.parseBase64Url(presented.certificate()); // 6: its key
        Runnable verification = signature.requireFit(token, certificate.publicKey(), presented.proof()); // 6
        audience.check(token.audience(), asked); // 7
        LiveNonce nonce = nonces.recognise(asked, token.audience().nonce()); // 8
        RecipientId.Etsi recipient = token.issuer();
        boolean oneCertificate = session.certificate().certificate().isSameAs(certificate);
        requireSamePerson(session, recipient); // 9
        // path and status of one and the same certificate are asked once
        IssuedCertificate issued =
                oneCertificate ? session.certificate() : identity.verify(certificate, recipient); // 9
        verification.run(); // 10
        record.noteRecipient(recipient);
        status.requireGood(issued); // 11
        if (!oneCertificate) {
            status.requireGood(session.certificate()); // 11
        }
        return new AuthenticatedRecipient(Scheme.V2, asked, recipient, nonce);
    }

    /** Persons are compared, not certificates, which may differ after a renewal. */
    private static void requireSamePerson(VerifiedSession session, RecipientId.Etsi recipient) {
        if (!session.person().equals(recipient)) {
            throw new Denied(Denial.SESSION_SUBJECT_DIFFERS);
        }
    }
}
