package ee.cdoc2.css.trust;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** {@return the domains whose certificates' status nobody is asked for} */
    public Set<TrustDomain> domainsWithoutStatus() {
        return sources.stream()
                .filter(source -> !source.statusAsked())
                .map(Source::domain)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Where the anchors of one domain are. Its text shows no password.
     *
     * @param property    names it in faults
     * @param domain      what these anchors certify
     * @param paths       as {@link CertificateFiles#loadAnchors} takes them
     * @param password    of the keystores among them
     * @param statusAsked whether the status of their certificates is asked for; it always is for {@code etsi/} recipients
     */
    public record Source(
            String property, TrustDomain domain, String paths, Optional<String> password, boolean statusAsked) {
        @Override
        public String toString() {
            return "Source[" + property + ": " + paths + "]";
        }
    }
}
