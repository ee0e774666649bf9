package ee.cdoc2.css.testkit.pki;

/**
 * A kind of key pair.
 *
 * @param family {@code EC}, {@code RSA} or {@code RSASSA-PSS}
 * @param parameter the name of the curve, or the length of the modulus in bits
 * @param index distinguishes RSA keys of one length, which are cached; 0 unless two different keys are needed
 */
public record KeyType(String family, String parameter, int index) {

    public static final KeyType P256 = new KeyType("EC", "secp256r1", 0);
    public static final KeyType P384 = new KeyType("EC", "secp384r1", 0);
    public static final KeyType P521 = new KeyType("EC", "secp521r1", 0);

    /** The curve of ES256K. The JDK does not know it, so its certificates and keys are BouncyCastle's objects. */
    public static final KeyType SECP256K1 = new KeyType("EC", "secp256k1", 0);

    /**
     * {@return an RSA key of this length}
     *
     * @param bits length of the modulus; too short ones for tests of refusals are possible
     */
    public static KeyType rsa(int bits) {
        return new KeyType("RSA", Integer.toString(bits), 0);
    }

    /**
     * {@return an RSA key that says that it is for RSASSA-PSS alone (RFC 4055), with any hash}
     *
     * @param bits length of the modulus
     */
    public static KeyType pss(int bits) {
        return new KeyType("RSASSA-PSS", Integer.toString(bits), 0);
    }

    /**
     * {@return the same type with another index: RSA keys are cached, so two persons would share one without this}
     */
    public KeyType another(int anotherIndex) {
        return new KeyType(family, parameter, anotherIndex);
    }

    boolean isRsa() {
        return family.startsWith("RSA");
    }
}
