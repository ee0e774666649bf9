package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.client.certificate.SubjectSerialNumber;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * A signature over a hash, and who made it.
 *
 * @param signature   as JWS wants it: PKCS #1 v1.5 for RS256, r‖s of 64 bytes for ES256 (RFC 7518 sections 3.3, 3.4)
 * @param certificate the signer's
 */
public record SignedHash(byte[] signature, X509Certificate certificate) {
    /**
     * Whether the signature is what it should be.
     *
     * @param algorithm the algorithm
     * @param hash      what was to be signed
     * @return true when it verifies with the certificate's key
     */
    public boolean verifies(SignatureAlgorithm algorithm, HashToSign hash) {
        try {
            Signature verifier = Signature.getInstance(HashSignature.jcaName(algorithm));
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(HashSignature.input(algorithm, hash));
            return verifier.verify(signature);
        } catch (GeneralSecurityException otherKindOfKeyOrSignature) {
            return false;
        }
    }

    /**
     * Whether the certificate is this subject's.
     *
     * @param serialNumber the value that the subject's only serialNumber (2.5.4.5) should have
     * @return true when it has
     */
    public boolean isSubject(String serialNumber) {
        return SubjectSerialNumber.of(certificate).equals(Optional.of(serialNumber));
    }

    /**
     * Whether the certificate's key is of the kind that an algorithm needs (RFC 8725 section 3.1).
     *
     * @param algorithm what the ticket says
     * @return true for RSA and RS256, P-256 and ES256
     */
    public boolean hasKeyFor(SignatureAlgorithm algorithm) {
        return SignatureKey.algorithm(certificate.getPublicKey()).equals(Optional.of(algorithm));
    }

    /** {@return what kind of key the certificate has, for people: {@code RSA key of 2048 bits}} */
    public String kindOfKey() {
        return SignatureKey.kind(certificate.getPublicKey());
    }

    /** {@return a text without the signature and the person's names} */
    @Override
    public String toString() {
        return "SignedHash[" + signature.length + " bytes]";
    }
}
