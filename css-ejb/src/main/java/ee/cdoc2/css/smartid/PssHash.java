package ee.cdoc2.css.smartid;

import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The hashes that RSASSA-PSS is verified with. A closed list: no name of a client's reaches the crypto provider. */
public enum PssHash {
    /** What all clients use today. */
    SHA_256("SHA-256", 32),
    /** FIPS 180-4. */
    SHA_384("SHA-384", 48),
    /** FIPS 180-4. */
    SHA_512("SHA-512", 64),
    /** FIPS 202. */
    SHA3_256("SHA3-256", 32),
    /** FIPS 202. */
    SHA3_384("SHA3-384", 48),
    /** FIPS 202. */
    SHA3_512("SHA3-512", 64);

    /** The names of the JDK are the same as those of the API. */
    private final String text;

    private final int bytes;

    PssHash(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    static Optional<PssHash> named(String text) {
        return Arrays.stream(values()).filter(hash -> hash.text.equals(text)).findFirst();
    }

    /** The length of the hash, and so of the salt. */
    int bytes() {
        return bytes;
    }

    /** RFC 8017 section 9.1: this hash, MGF1 with it, a salt of its length, trailer 0xbc. */
    PSSParameterSpec parameters() {
        return new PSSParameterSpec(
                text, "MGF1", new MGF1ParameterSpec(text), bytes, PSSParameterSpec.TRAILER_FIELD_BC);
    }
}
