package ee.cdoc2.css.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of tickets (RFC 7518 section 3.1). The name of a constant is its {@code alg}. */
public enum SignatureAlgorithm {
    /** RSASSA-PKCS1-v1_5 with SHA-256: Smart-ID. */
    RS256,
    /** ECDSA on P-256 with SHA-256, signature as raw r‖s of 64 bytes: Mobile-ID. */
    ES256;

    /**
     * Looks up an algorithm.
     *
     * @param alg the {@code alg} of a JWS header, case-sensitive
     * @return the algorithm, or nothing for every other name
     */
    public static Optional<SignatureAlgorithm> named(String alg) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().equals(alg))
                .findFirst();
    }
}
