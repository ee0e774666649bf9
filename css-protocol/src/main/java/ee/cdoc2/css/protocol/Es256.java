package ee.cdoc2.css.protocol;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;

/** ECDSA on P-256 with SHA-256, its signature as raw r‖s (RFC 7518 section 3.4, RFC 9421 section 3.3.4). */
public final class Es256 {
    /** The length of r‖s. */
    public static final int SIGNATURE_BYTES = 64;

    private static final int FIELD_BITS = 256;

    private Es256() {}

    /**
     * Whether a key is of this algorithm.
     *
     * @param key any public key on a named curve that is known to be NIST's, as {@code KeyStrength} and {@code KeySet} see to
     * @return true for a point on a curve of 256 bits
     */
    public static boolean fits(PublicKey key) {
        return key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() == FIELD_BITS;
    }

    /**
     * Whether a signature verifies, by the JDK's provider.
     *
     * @param key       a key that {@link #fits}
     * @param input     what is signed
     * @param signature any bytes
     * @return false for every other signature than 64 bytes of this key over this input
     */
    public static boolean verifies(PublicKey key, byte[] input, byte[] signature) {
        return verifies(SignatureVerifier.ofJdk(), key, input, signature);
    }

    /**
     * Whether a signature verifies.
     *
     * @param verifier  whose arithmetic
     * @param key       a key that {@link #fits}
     * @param input     what is signed
     * @param signature any bytes
     * @return false for every other signature than 64 bytes of this key over this input
     */
    public static boolean verifies(SignatureVerifier verifier, PublicKey key, byte[] input, byte[] signature) {
        return signature.length == SIGNATURE_BYTES
                && verifier.verifiesEcdsa(SignatureHash.SHA_256, key, input, EcdsaSignature.ofRaw(signature));
    }
}
