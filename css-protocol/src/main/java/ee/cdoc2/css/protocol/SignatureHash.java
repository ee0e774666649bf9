package ee.cdoc2.css.protocol;

/** The hashes of RSASSA-PKCS1-v1_5 and ECDSA that are verified here (FIPS 180-4). */
public enum SignatureHash {
    /** 32 bytes. */
    SHA_256("SHA256", 32),
    /** 48 bytes. */
    SHA_384("SHA384", 48),
    /** 64 bytes. */
    SHA_512("SHA512", 64);

    private final String jcaPrefix;
    private final int bytes;

    SignatureHash(String jcaPrefix, int bytes) {
        this.jcaPrefix = jcaPrefix;
        this.bytes = bytes;
    }

    /** {@return the name of the algorithm to the JCA, such as {@code SHA256withRSA}} */
    String with(String keyAlgorithm) {
        return jcaPrefix + "with" + keyAlgorithm;
    }

    int bytes() {
        return bytes;
    }
}
