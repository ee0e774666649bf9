package ee.cdoc2.css.client.server;

import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The RP server: through which recipients sign auth tokens with Smart-ID and Mobile-ID. The names are those that the shares
 * servers are configured with; a client needs them to verify what it got before it sends it on.
 *
 * @param url             where {@code /sid/authenticate} and {@code /mid/authenticate} are
 * @param sessionNonceUrl by which session tokens name it, as the auth server has it
 * @param schemeName      Smart-ID's environment: {@code smart-id}, or {@code smart-id-demo}
 * @param smartIdName     the relying party that Smart-ID signs for: 1 to 128 printable ASCII characters
 * @param mobileIdName    the relying party of the counter-signatures of Mobile-ID: the same form
 * @param certificates    the TLS certificates that it may show: as those of a {@link ServerEntry}
 */
public record RpServer(
        BaseUrl url,
        SessionNonceUrl sessionNonceUrl,
        String schemeName,
        String smartIdName,
        String mobileIdName,
        List<X509Certificate> certificates)
        implements PinnedServer {
    private static final String WHO = "The RP server";
    private static final Pattern NAME = Pattern.compile("[ -~]{1,128}");
    /** A field of what is signed: without the character that separates fields. */
    private static final Pattern SCHEME = Pattern.compile("[a-z0-9-]{1,64}");

    /** Checks and copies. */
    public RpServer {
        ListedCertificates.require(
                SCHEME.matcher(schemeName).matches(), WHO, "has no schemeName such as smart-id or smart-id-demo");
        ListedCertificates.require(
                NAME.matcher(smartIdName).matches()
                        && NAME.matcher(mobileIdName).matches(),
                WHO,
                "has a name that is not 1 to 128 printable ASCII characters");
        certificates = ListedCertificates.checked(WHO, certificates);
    }

    /** {@return the RP server with these certificates in place of its own} */
    RpServer having(List<X509Certificate> other) {
        return new RpServer(url, sessionNonceUrl, schemeName, smartIdName, mobileIdName, other);
    }

    @Override
    public String id() {
        return "rp-server";
    }

    @Override
    public String title() {
        return WHO;
    }
}
