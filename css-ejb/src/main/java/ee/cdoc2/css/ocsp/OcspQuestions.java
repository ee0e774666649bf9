package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.trust.IssuedCertificate;
import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** Builds OCSP requests. */
final class OcspQuestions {
    /** RFC 9654 section 2.1: 32 is recommended, and what every responder has to understand. */
    private static final int NONCE_BYTES = 32;

    /**
     * One request for the status of one certificate.
     *
     * @param certificate which certificate it is about
     * @param nonce       32 random bytes that the answer has to repeat
     * @param nonceValue  the value of the nonce's extension: an OCTET STRING of these bytes, DER (RFC 9654 section 2.1)
     * @param der         the OCSPRequest (RFC 6960 section 4.1.1)
     */
    record Question(CertID certificate, byte[] nonce, byte[] nonceValue, byte[] der) {}

    private final CertIdHash hash;
    private final SecureRandom random;

    OcspQuestions(CertIdHash hash, SecureRandom random) {
        this.hash = hash;
        this.random = random;
    }

    /** {@return what names a certificate in requests and answers (RFC 6960 section 4.1.1)} */
    CertID certId(IssuedCertificate issued) throws StatusUndetermined {
        X509CertificateHolder certificate = issued.certificate().structure();
        SubjectPublicKeyInfo issuerKey = issued.issuer().structure().getSubjectPublicKeyInfo();
        try {
            return new CertID(
                    hash.algorithm(),
                    new DEROctetString(hash.digest(certificate.getIssuer().getEncoded(ASN1Encoding.DER))),
                    new DEROctetString(hash.digest(issuerKey.getPublicKeyData().getOctets())),
                    new ASN1Integer(certificate.getSerialNumber()));
        } catch (IOException unusable) {
            throw StatusUndetermined.refused("the issuer's name has no encoding");
        }
    }

    /** {@return a new request with a nonce of its own} */
    Question about(CertID certificate) throws StatusUndetermined {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] value = new DEROctetString(nonce).getEncoded();
            Extension extension = new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value);
            TBSRequest request =
                    new TBSRequest(null, new DERSequence(new Request(certificate, null)), new Extensions(extension));
            return new Question(certificate, nonce, value, new OCSPRequest(request, null).getEncoded(ASN1Encoding.DER));
        } catch (IOException unusable) {
            throw StatusUndetermined.refused("the request has no encoding");
        }
    }
}
