package ee.cdoc2.css.testkit.pki;

/**
 * A kind of key pair.
 *
 * @param family {@code EC} or {@code RSA}
 * @param parameter the curve's name, or the modulus' length in bits
 * @param index tells apart cached RSA keys of one length; 0 unless two different keys are wanted
 */
public record KeyType(String family, String parameter, int index) {

    public static final KeyType P256 = new KeyType("EC", "secp256r1", 0);
    public static final KeyType P384 = new KeyType("EC", "secp384r1", 0);
    public static final KeyType P521 = new KeyType("EC", "secp521r1", 0);

    /** The curve of ES256K, which the JDK doesn't know: certificates and keys of it are BouncyCastle's objects. */
    public static final KeyType SECP256K1 = new KeyType("EC", "secp256k1", 0);

    /**
     * @param bits length of the modulus; any that the JDK can make, also too short ones
     */
    public static KeyType rsa(int bits) {
        return new KeyType("RSA", Integer.toString(bits), 0);
    }

    /**
     * Another key of the same kind. RSA keys are cached per JVM, so two persons would share one without this.
     *
     * @param anotherIndex which one
     */
    public KeyType another(int anotherIndex) {
        return new KeyType(family, parameter, anotherIndex);
    }

    boolean isRsa() {
        return family.equals("RSA");
    }
}
