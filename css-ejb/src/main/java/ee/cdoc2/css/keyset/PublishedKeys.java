package ee.cdoc2.css.keyset;

import java.util.Set;

/** Keys whose private halves stand in public repositories: whoever has read those can sign with them. */
public enum PublishedKeys {
    /** They are left out of every set. */
    REFUSED,
    /** They are taken, for tests. */
    ADMITTED;

    /** RFC 7638 thumbprints: an auth server's, a live RP server's, and those of two test suites. */
    private static final Set<String> THUMBPRINTS = Set.of(
            "L3RrY5YVqn7fCEg6hf_-lsGUnhPc9dcKuTeTvJHO9W8",
            "VFp4bd_XIQJWXT6M2bKaQs_uDBS32WibjycHVd8MQJo",
            "iGVn_E24Wz8DeykyX6Jj8zWj3V10ikp1ocGLXIw63cM",
            "2_8YyZIQPUxNz6td7rmoHgxsiExhdyHz9qLF4YZPZUU");

    boolean refuse(VerificationKey key) {
        return this == REFUSED && THUMBPRINTS.contains(key.thumbprint());
    }
}
