package ee.cdoc2.css.client.certificate;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/**
 * Accepts exactly the certificates of one entry, byte for byte, while they are valid. Who issued them, and for which
 * host name, does not matter: the entry ties them to a server more tightly than a CA could.
 */
final class PinnedServerTrust extends ServerTrust {
    private final List<X509Certificate> pinned;
    private final Clock clock;

    PinnedServerTrust(List<X509Certificate> pinned, Clock clock) {
        this.pinned = List.copyOf(pinned);
        this.clock = clock;
    }

    @Override
    void check(X509Certificate shown) throws CertificateException {
        if (!pinned.contains(shown)) {
            throw new UnlistedCertificate("which its entry in the server list does not have", Fingerprint.of(shown));
        }
        Date now = Date.from(Instant.now(clock));
        if (now.before(shown.getNotBefore()) || now.after(shown.getNotAfter())) {
            throw new UnlistedCertificate("which is listed, but not valid now", Fingerprint.of(shown));
        }
    }
}
