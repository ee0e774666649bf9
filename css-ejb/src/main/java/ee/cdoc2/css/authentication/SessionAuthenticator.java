package ee.cdoc2.css.authentication;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.session.PresentedSession;
import ee.cdoc2.css.session.SessionNonceCheck;
import ee.cdoc2.css.session.SessionRules;
import ee.cdoc2.css.smartid.SessionClaims;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;
import java.security.interfaces.ECPublicKey;

/**
 * The list of the checks of a session in the second protocol, 2 to 5 of its section 2.4 and 11 of its own certificate.
 * Thread-safe; built once.
 */
public final class SessionAuthenticator {
    private final SessionRules rules;
    private final SessionNonceCheck nonces;
    private final SessionClaims smartId;
    private final IdentityCheck identity;
    private final RememberedSessions remembered;
    private final CertificateStatus status;
    private final RequestRecord record;

    /**
     * An authenticator for one server.
     *
     * @param rules   what a session token must say, and the keys of the auth server
     * @param nonces  recognises this server's session nonces
     * @param smartId the Smart-ID claims, for the relying party at which people sign in
     * @param purpose what makes a certificate one for authentication
     * @param path    who may issue it
     * @param status  whether it is revoked
     * @param time    for the age of sessions that are remembered
     * @param record  of the current request, for the audit log
     */
    public SessionAuthenticator(
            SessionRules rules,
            SessionNonceCheck nonces,
            SessionClaims smartId,
            CertificatePurpose purpose,
            CertificatePath path,
            CertificateStatus status,
            MonotonicClock time,
            RequestRecord record) {
        this.rules = rules;
        this.nonces = nonces;
        this.smartId = smartId;
        this.identity = new IdentityCheck(purpose, path);
        this.remembered = new RememberedSessions(path, time);
        this.status = status;
        this.record = record;
    }

    /**
     * Runs the checks for a share's nonce: 2 to 5, and 11.
     *
     * @param presented from the wire
     * @return who has signed in; whether a share is theirs is for the caller to look up
     * @throws Denied with the reason of the first check that fails
     */
    public RecipientId.Etsi authenticate(SessionCredentials presented) {
        VerifiedSession session = verify(presented);
        record.noteRecipient(session.person());
        status.requireGood(session.certificate()); // 11
        return session.person();
    }

    /**
     * Runs the checks 2 to 5. What the dear ones of 4 and 5 found is remembered for some minutes.
     *
     * @param presented from the wire
     * @return the session; that its certificate is not revoked is still to be asked
     * @throws Denied with the reason of the first check that fails
     */
    VerifiedSession verify(SessionCredentials presented) {
        PresentedSession session = PresentedSession.parse(presented.token()); // 2
        rules.requireInTime(session); // 2
        rules.requireForThisServer(session); // 3
        nonces.requireLive(session.audience().nonce()); // 3
        ECPublicKey signer = rules.signerOf(session); // 4
        return remembered.find(presented, signer).orElseGet(() -> {
            VerifiedSession verified = verify(presented, session, signer);
            remembered.keep(presented, signer, verified);
            return verified;
        });
    }

    private VerifiedSession verify(SessionCredentials presented, PresentedSession session, ECPublicKey signer) {
        rules.requireSigned(session, signer); // 4
        RecipientCertificate certificate = RecipientCertificate.parseBase64Url(presented.certificate()); // 5
        IssuedCertificate issued = identity.verify(certificate, session.subject()); // 5
        smartId.check(session.claims(), certificate.publicKey()); // 5
        return new VerifiedSession(session.subject(), issued);
    }
}
