package ee.cdoc2.css.testkit.ocsp;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReq;

/**
 * A request for the status of one certificate (RFC 6960, 4.1.1).
 *
 * @param certificate the certificate in question, with the hash that the client chose
 * @param nonce the nonce extension as received
 */
record OcspRequest(CertificateID certificate, Optional<Extension> nonce) {

    /** {@return the request; empty if these bytes are not a request for exactly one certificate} */
    static Optional<OcspRequest> parse(byte[] der) {
        try {
            OCSPReq request = new OCSPReq(der);
            if (request.getRequestList().length != 1) {
                return Optional.empty();
            }
            return Optional.of(new OcspRequest(
                    request.getRequestList()[0].getCertID(),
                    Optional.ofNullable(request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce))));
        } catch (IOException | RuntimeException malformed) {
            return Optional.empty();
        }
    }
}
