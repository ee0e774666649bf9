package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.util.Set;

/**
 * What a ticket must say to be for this server.
 *
 * @param baseUrls   the public base URLs of this server, one or more
 * @param algorithms the signature algorithms that are taken, one or more
 */
public record TicketSettings(Set<BaseUrl> baseUrls, Set<SignatureAlgorithm> algorithms) {

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException when one is empty: no ticket would be accepted
     */
    public TicketSettings {
        baseUrls = Set.copyOf(baseUrls);
        algorithms = Set.copyOf(algorithms);
        if (baseUrls.isEmpty() || algorithms.isEmpty()) {
            throw new IllegalArgumentException("a ticket needs a base URL and an algorithm to name");
        }
    }
}
