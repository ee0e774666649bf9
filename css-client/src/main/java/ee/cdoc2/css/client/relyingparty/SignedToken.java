package ee.cdoc2.css.client.relyingparty;

import java.security.cert.X509Certificate;
import java.util.Map;

/**
 * The signature of an auth token.
 *
 * @param signature   raw: r‖s of 64 bytes, or as many as the RSA modulus has
 * @param certificate the signer's
 * @param proof       the headers that every server needs with it: Smart-ID's parameters, or the counter-signature
 */
public record SignedToken(byte[] signature, X509Certificate certificate, Map<String, String> proof) {

    /** Copies. */
    public SignedToken {
        proof = Map.copyOf(proof);
    }

    /** {@return a text without the signature and the person's names} */
    @Override
    public String toString() {
        return "SignedToken[" + signature.length + " bytes]";
    }
}
