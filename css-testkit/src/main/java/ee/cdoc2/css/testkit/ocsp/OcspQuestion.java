package ee.cdoc2.css.testkit.ocsp;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;

/**
 * What was asked.
 *
 * @param certificate the first certificate of the request, with the hash that the client chose
 * @param nonce the nonce extension as it came
 */
record OcspQuestion(CertificateID certificate, Optional<Extension> nonce) {

    /** {@return the question, or nothing when these bytes are not one about one certificate} */
    static Optional<OcspQuestion> parse(byte[] der) {
        try {
            OCSPReq request = new OCSPReq(der);
            if (request.getRequestList().length != 1) {
                return Optional.empty();
            }
            return Optional.of(new OcspQuestion(
                    request.getRequestList()[0].getCertID(),
                    Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
