package ee.cdoc2.css.protocol;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/**
 * Verifies signatures with the arithmetic of the JDK, or of another provider that is handed in and need not be installed.
 * The answers are the same: where providers are known to differ, a check here decides, and keys that another provider may
 * refuse go to the JDK's. Safe for many threads.
 *
 * <p>For all methods: a key of another kind, one that is malformed or too weak for the provider, and every exception of it
 * mean that the signature does not verify.
 */
public final class SignatureVerifier {
    /** BoringSSL takes 33 bits, and its forks may take 32. */
    private static final int MAX_EXPONENT_BITS = 32;

    /** The tag of NULL, behind an object identifier. */
    private static final byte NULL = 0x05;

    private final Optional<Provider> other;

    private SignatureVerifier(Optional<Provider> other) {
        this.other = other;
    }

    /** {@return a verifier with the providers that this JDK has installed} */
    public static SignatureVerifier ofJdk() {
        return new SignatureVerifier(Optional.empty());
    }

    /**
     * A verifier with a provider.
     *
     * @param provider with ECDSA in DER ({@code SHA256withECDSA}), RSASSA-PKCS1-v1_5 ({@code SHA256withRSA}) and RSASSA-PSS
     *                 ({@code SHA256withRSA/PSS}); what it lacks is left to the JDK's
     * @return the verifier
     */
    public static SignatureVerifier of(Provider provider) {
        return new SignatureVerifier(Optional.of(provider));
    }

    /**
     * Whether a signature of RSASSA-PKCS1-v1_5 verifies (RFC 8017 section 8.2.2).
     *
     * @param hash      of the signature
     * @param key       any public key
     * @param input     what is signed
     * @param signature any bytes
     * @return false for everything but a signature of this RSA key over this input, as long as its modulus
     */
    public boolean verifiesPkcs1(SignatureHash hash, PublicKey key, byte[] input, byte[] signature) {
        if (!(key instanceof RSAPublicKey rsa) || !isForAnyScheme(rsa) || signature.length != modulusBytes(rsa)) {
            return false;
        }
        String name = hash.with("RSA");
        return isForOthers(rsa)
                ? verifies(() -> named(name, name), key, input, signature)
                : verifies(() -> Signature.getInstance(name), key, input, signature)
                        && namesParameters(hash, rsa, signature);
    }

    /**
     * Whether a signature of ECDSA verifies (FIPS 186-5 section 6.4.2).
     *
     * @param hash      of the signature
     * @param key       any public key; on a named curve
     * @param input     what is signed
     * @param der       any bytes
     * @return false for everything but a signature of this key over this input, in DER
     */
    public boolean verifiesEcdsa(SignatureHash hash, PublicKey key, byte[] input, byte[] der) {
        return EcdsaSignature.ofDer(der)
                .filter(signature -> verifiesEcdsa(hash, key, input, signature))
                .isPresent();
    }

    boolean verifiesEcdsa(SignatureHash hash, PublicKey key, byte[] input, EcdsaSignature signature) {
        String name = hash.with("ECDSA");
        return key instanceof ECPublicKey ec
                && signature.isBelow(ec.getParams().getOrder())
                && verifies(() -> named(name, name), key, input, signature.der());
    }

    /**
     * Whether a signature of RSASSA-PSS verifies (RFC 8017 section 8.1.2).
     *
     * @param parameters hash, mask generator and salt of the signature
     * @param key        any public key
     * @param input      what is signed
     * @param signature  any bytes
     * @return false for everything but a signature of this RSA key over this input, as long as its modulus
     */
    public boolean verifiesPss(PSSParameterSpec parameters, PublicKey key, byte[] input, byte[] signature) {
        if (!(key instanceof RSAPublicKey rsa) || signature.length != modulusBytes(rsa)) {
            return false;
        }
        String ofJdk = "RSASSA-PSS";
        String ofOthers = parameters.getDigestAlgorithm().replace("-", "") + "withRSA/PSS";
        return verifies(
                () -> {
                    Signature verifier = isForOthers(rsa) ? named(ofOthers, ofJdk) : Signature.getInstance(ofJdk);
                    verifier.setParameter(parameters);
                    return verifier;
                },
                key,
                input,
                signature);
    }

    /** Keys for RSASSA-PSS alone verify nothing else (RFC 4055 section 1.2), and have parameters that the JDK looks at. */
    private static boolean isForAnyScheme(RSAPublicKey key) {
        return key.getAlgorithm().equals("RSA");
    }

    private boolean isForOthers(RSAPublicKey key) {
        return other.isPresent()
                && isForAnyScheme(key)
                && key.getPublicExponent().bitLength() <= MAX_EXPONENT_BITS;
    }

    private Signature named(String ofOthers, String ofJdk) throws NoSuchAlgorithmException {
        if (other.isPresent() && other.get().getService("Signature", ofOthers) != null) {
            return Signature.getInstance(ofOthers, other.get());
        }
        return Signature.getInstance(ofJdk);
    }

    private static boolean verifies(Algorithm algorithm, PublicKey key, byte[] input, byte[] signature) {
        try {
            Signature verifier = algorithm.signature();
            verifier.initVerify(key);
            verifier.update(input);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | RuntimeException doesNotVerify) {
            // RuntimeException: what a provider throws for keys and signatures that make no sense
            return false;
        }
    }

    /**
     * Whether the hash's algorithm has its parameters, NULL, in a signature that the JDK has verified: the JDK does not mind
     * when they are missing, others do, and RFC 8017 section 9.2 has them.
     */
    private static boolean namesParameters(SignatureHash hash, RSAPublicKey key, byte[] signature) {
        byte[] encoded = new BigInteger(1, signature)
                .modPow(key.getPublicExponent(), key.getModulus())
                .toByteArray();
        // ... NULL 00 | 04 length | hash
        int parameters = encoded.length - hash.bytes() - 4;
        return encoded[parameters] == NULL && encoded[parameters + 1] == 0;
    }

    private static int modulusBytes(RSAPublicKey key) {
        return (key.getModulus().bitLength() + 7) / 8;
    }

    private interface Algorithm {
        Signature signature() throws GeneralSecurityException;
    }
}
