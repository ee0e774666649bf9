package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import java.security.cert.X509Certificate;

/** Which certificates recipients may sign with: checks 7, 8 and 10 of the protocol, in this order. */
public final class RecipientCertificates {
    private final CertificatePurpose purpose;
    private final CertificatePath path;

    /**
     * Certificates by these rules.
     *
     * @param purpose what makes an authentication certificate
     * @param path    who may issue it
     */
    public RecipientCertificates(CertificatePurpose purpose, CertificatePath path) {
        this.purpose = purpose;
        this.path = path;
    }

    /**
     * Refuses a key that no signature should be verified with.
     *
     * @param certificate the certificate that was presented
     * @throws Denied {@link Denial#CERTIFICATE_KEY_UNSUITABLE}
     */
    public void requireStrong(X509Certificate certificate) {
        KeyStrength.RECIPIENT.check(certificate);
    }

    /**
     * Finds that the certificate is this recipient's, for authentication, issued by an anchor of the recipient's domain
     * and valid now. Its revocation is another matter.
     *
     * @param recipient   who the ticket says has signed it
     * @param certificate the certificate that the ticket's signature verifies with
     * @return the certificate with its issuer
     * @throws Denied for the first of these that does not hold
     */
    public IssuedCertificate requireIssuedTo(RecipientId recipient, X509Certificate certificate) {
        SignatureStrength.check(certificate);
        purpose.check(certificate);
        IssuedCertificate issued = path.validate(certificate, TrustDomain.of(recipient));
        if (!SubjectSerialNumber.of(certificate).equals(recipient.subjectSerialNumber())) {
            throw new Denied(Denial.SUBJECT_DIFFERS);
        }
        return issued;
    }
}
