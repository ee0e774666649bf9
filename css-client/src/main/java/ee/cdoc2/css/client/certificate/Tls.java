package ee.cdoc2.css.client.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS contexts that trust listed certificates and no CA. */
public final class Tls {
    private Tls() {}

    /**
     * A context for TLS 1.3 with a server that shows one of these certificates.
     *
     * @param pinned the certificates
     * @param clock  for their validity
     * @return the context
     */
    public static SSLContext pinned(List<X509Certificate> pinned, Clock clock) {
        return trusting(new PinnedServerTrust(pinned, clock));
    }

    static SSLContext trusting(TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
