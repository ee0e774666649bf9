package ee.cdoc2.css.keyset;

import ee.cdoc2.css.remote.HttpLimits;
import java.security.cert.X509Certificate;
import java.util.Set;

/**
 * How key sets are fetched: whoever answers is believed for its TLS certificate alone.
 *
 * @param trust certificates of CAs, or the servers' own; empty where no set is fetched
 * @param tls12 whether TLS 1.2 will do
 * @param http  how long and how much a fetch may take
 */
public record KeySetConnection(Set<X509Certificate> trust, boolean tls12, HttpLimits http) {
    /** What a fetch may take if nothing else is configured: 2 s for connecting, 5 s for everything, the size of a set. */
    public static final HttpLimits DEFAULT_LIMITS = HttpLimits.defaults().withMaxAnswerBytes(KeySet.MAX_BYTES);

    /** Copies the certificates. */
    public KeySetConnection {
        trust = Set.copyOf(trust);
    }
}
