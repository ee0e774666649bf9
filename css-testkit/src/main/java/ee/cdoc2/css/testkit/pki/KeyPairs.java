package ee.cdoc2.css.testkit.pki;

import ee.cdoc2.css.testkit.BouncyCastle;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes key pairs. */
public final class KeyPairs {

    /** Static because a 6144-bit key takes seconds, and all test classes of a JVM may share one. All JVMs do, by way of a file. */
    private static final Map<KeyType, KeyPair> RSA_PAIRS = new ConcurrentHashMap<>();

    private KeyPairs() {}

    /** {@return a key pair of this type: a new one for EC; for RSA one per length and index, until the build is cleaned} */
    public static KeyPair of(KeyType type) {
        return type.isRsa()
                ? RSA_PAIRS.computeIfAbsent(
                        type, any -> KeyFiles.read(type).orElseGet(() -> KeyFiles.write(type, generate(type))))
                : generate(type);
    }

    /**
     * {@return a new RSA key of 2048 bits that says that it is for RSASSA-PSS with one hash alone (RFC 4055 section 3.1)}
     *
     * @param hash such as {@code SHA-256}
     */
    public static KeyPair pssWith(String hash) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS");
            generator.initialize(new RSAKeyGenParameterSpec(
                    2048,
                    RSAKeyGenParameterSpec.F4,
                    new PSSParameterSpec(
                            hash, "MGF1", new MGF1ParameterSpec(hash), 20, PSSParameterSpec.TRAILER_FIELD_BC)));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new PkiFault("no key pair for RSASSA-PSS with " + hash, failure);
        }
    }

    private static KeyPair generate(KeyType type) {
        try {
            if (type.isRsa()) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(type.family());
                generator.initialize(Integer.parseInt(type.parameter()));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = type.equals(KeyType.SECP256K1)
                    ? KeyPairGenerator.getInstance("EC", BouncyCastle.PROVIDER)
                    : KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(type.parameter()));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new PkiFault("no key pair of " + type, failure);
        }
    }
}
