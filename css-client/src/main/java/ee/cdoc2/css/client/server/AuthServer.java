package ee.cdoc2.css.client.server;

import ee.cdoc2.css.protocol.BaseUrl;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The auth server: where recipients sign in, and which gives them session tokens for all servers of the list.
 *
 * @param url          where {@code /auth/start} is
 * @param certificates the TLS certificates that it may show: as those of a {@link ServerEntry}
 */
public record AuthServer(BaseUrl url, List<X509Certificate> certificates) implements PinnedServer {

    /** Checks and copies. */
    public AuthServer {
        certificates = ListedCertificates.checked("The auth server", certificates);
    }

    @Override
    public String id() {
        return "auth-server";
    }

    @Override
    public String title() {
        return "The auth server";
    }
}
