package ee.cdoc2.css.client.signing;

import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/**
 * A signature over a hash, and who made it.
 *
 * @param signature   as JWS wants it: PKCS #1 v1.5 for RS256, r‖s of 64 bytes for ES256 (RFC 7518 sections 3.3, 3.4)
 * @param certificate the signer's
 */
public record SignedHash(byte[] signature, X509Certificate certificate) {
    private static final String SERIAL_NUMBER = "2.5.4.5";

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
        String subject = certificate
                .getSubjectX500Principal()
                .getName(X500Principal.RFC2253, Map.of(SERIAL_NUMBER, "SERIALNUMBER"));
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(rdn -> rdn.getType().equals("SERIALNUMBER"))
                            .map(rdn -> String.valueOf(rdn.getValue()))
                            .toList()
                            .equals(List.of(serialNumber));
        } catch (InvalidNameException notAName) {
            return false;
        }
    }

    /** {@return a text without the signature and the person's names} */
    @Override
    public String toString() {
        return "SignedHash[" + signature.length + " bytes]";
    }
}
