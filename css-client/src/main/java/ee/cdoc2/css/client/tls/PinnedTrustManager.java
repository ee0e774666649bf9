package ee.cdoc2.css.client.tls;

import ee.cdoc2.css.client.certificate.Fingerprint;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts exactly the certificates of one entry, byte for byte, while they are valid. Who issued them, and for which
 * host name, does not matter: the entry ties them to a server more tightly than a CA could. It is an {@link
 * X509ExtendedTrustManager} so that the JDK adds no checks of its own around it.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {
    private final List<X509Certificate> pinned;
    private final Clock clock;

    PinnedTrustManager(List<X509Certificate> pinned, Clock clock) {
        this.pinned = List.copyOf(pinned);
        this.clock = clock;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        X509Certificate shown = chain[0];
        if (!pinned.contains(shown)) {
            throw new UnlistedCertificate("which its entry in the server list does not have", Fingerprint.of(shown));
        }
        Date now = Date.from(Instant.now(clock));
        if (now.before(shown.getNotBefore()) || now.after(shown.getNotAfter())) {
            throw new UnlistedCertificate("which is listed, but not valid now", Fingerprint.of(shown));
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is a client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
