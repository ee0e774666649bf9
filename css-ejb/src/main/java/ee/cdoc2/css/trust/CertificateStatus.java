package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;

/** Whether a certificate is still good, as its issuer says now. Fails closed. Safe for use by many threads. */
@FunctionalInterface
public interface CertificateStatus {

    /**
     * Returns only when the certificate is known to be good. May block on the network.
     *
     * @param issued a certificate with a verified path
     * @throws Denied {@link Denial#CERTIFICATE_REVOKED} when it is revoked or suspended,
     *                {@link Denial#CERTIFICATE_STATUS_UNKNOWN} when the issuer does not know it,
     *                {@link Denial#OCSP_UNREACHABLE}, {@link Denial#OCSP_ANSWER_REFUSED} or
     *                {@link Denial#OCSP_RESPONDER_NOT_ALLOWED} when that cannot be determined
     */
    void requireGood(IssuedCertificate issued);
}
