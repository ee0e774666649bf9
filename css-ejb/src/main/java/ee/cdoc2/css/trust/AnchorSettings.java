package ee.cdoc2.css.trust;

import java.util.List;
import java.util.Optional;

/**
 * Where the trust anchors are.
 *
 * @param sources at least one
 */
public record AnchorSettings(List<Source> sources) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public AnchorSettings {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("no certificates of CAs are configured");
        }
    }

    /**
     * Where the anchors of one domain are. Its text shows no password.
     *
     * @param property names it in faults
     * @param domain   what these anchors certify
     * @param paths    as {@link CertificateFiles#loadAnchors} takes them
     * @param password of the keystores among them
     */
    public record Source(String property, TrustDomain domain, String paths, Optional<String> password) {
        @Override
        public String toString() {
            return "Source[" + property + ": " + paths + "]";
        }
    }
}
