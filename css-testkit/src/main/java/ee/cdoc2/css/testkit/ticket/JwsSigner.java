package ee.cdoc2.css.testkit.ticket;

import ee.cdoc2.css.testkit.BouncyCastle;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECKey;

/**
 * Makes JWS signatures (RFC 7515, 5.1).
 *
 * @param key RSA, P-256, P-384, P-521 or secp256k1
 */
public record JwsSigner(PrivateKey key) {

    public JwsSigner(Identity identity) {
        this(identity.key());
    }

    /** {@return the {@code alg} of the key (RFC 7518, 3.1): RS256, ES256, ES384, ES512 or ES256K} */
    public String algorithm() {
        if (key.getAlgorithm().equals("RSA")) {
            return "RS256";
        }
        return switch (((ECKey) key).getParams().getOrder().bitLength()) {
            case 256 -> isJdkKey() ? "ES256" : "ES256K";
            case 384 -> "ES384";
            default -> "ES512";
        };
    }

    /**
     * {@return the signature in the form of JWS: RSA PKCS #1 v1.5, or r‖s (RFC 7518, 3.3 and 3.4)}
     *
     * @param input the signing input, ASCII
     */
    public byte[] sign(String input) {
        return switch (algorithm()) {
            case "RS256" -> sign(input, "SHA256withRSA");
            case "ES256" -> sign(input, "SHA256withECDSAinP1363Format");
            case "ES384" -> sign(input, "SHA384withECDSAinP1363Format");
            case "ES512" -> sign(input, "SHA512withECDSAinP1363Format");
            default -> sign(input, "SHA256withPLAIN-ECDSA");
        };
    }

    /**
     * {@return the signature of another algorithm}
     *
     * @param jcaName any algorithm for this kind of key
     */
    public byte[] sign(String input, String jcaName) {
        try {
            boolean bouncyCastle = !isJdkKey() || jcaName.contains("PLAIN") || jcaName.contains("MGF1");
            Signature signature = bouncyCastle
                    ? Signature.getInstance(jcaName, BouncyCastle.PROVIDER)
                    : Signature.getInstance(jcaName);
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.ISO_8859_1));
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot sign with " + jcaName, failure);
        }
    }

    private boolean isJdkKey() {
        return !key.getClass().getName().startsWith("org.bouncycastle");
    }

    /** The algorithm only: no key in logs. */
    @Override
    public String toString() {
        return "JwsSigner[" + algorithm() + "]";
    }
}
