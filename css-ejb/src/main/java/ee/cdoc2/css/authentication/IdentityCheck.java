package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.IssuedCertificate;
import ee.cdoc2.css.trust.RecipientCertificate;
import ee.cdoc2.css.trust.SignatureStrength;
import ee.cdoc2.css.trust.SubjectSerialNumber;
import ee.cdoc2.css.trust.TrustDomain;

/**
 * All checks of a recipient's certificate but its revocation, which needs the network and comes last.
 *
 * @param purpose what makes a certificate one for authentication
 * @param path    who may issue it
 */
record IdentityCheck(CertificatePurpose purpose, CertificatePath path) {

    /**
     * Verifies that a certificate is a recipient's own.
     *
     * @return the certificate with its issuer
     * @throws Denied as the single checks
     */
    IssuedCertificate verify(RecipientCertificate certificate, RecipientId recipient) {
        SignatureStrength.check(certificate);
        purpose.check(certificate);
        IssuedCertificate issued = path.validate(certificate, TrustDomain.of(recipient));
        SubjectSerialNumber.check(certificate, recipient);
        return issued;
    }
}
