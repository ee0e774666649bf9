package ee.cdoc2.css.ticket;

import java.util.Arrays;
import java.util.Optional;

/** What an auth token of the second protocol is signed with, and so the means: section 5.1. */
public enum AuthTokenAlgorithm {
    /** RSASSA-PSS over the text that Smart-ID's RP API v3 makes of the token's hash; a private name. */
    ACSP_V2("RSASSA-PSS+ACSP_V2"),
    /** ECDSA on P-256 with SHA-256, raw r‖s: Mobile-ID. */
    ES256("ES256");

    private final String alg;

    AuthTokenAlgorithm(String alg) {
        this.alg = alg;
    }

    static Optional<AuthTokenAlgorithm> named(String alg) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.alg.equals(alg))
                .findFirst();
    }
}
