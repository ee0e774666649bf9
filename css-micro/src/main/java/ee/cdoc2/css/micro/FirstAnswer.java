package ee.cdoc2.css.micro;

import java.io.IOException;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks the server the first question, over HTTPS as a client would: that Payara Micro came up does not say that the
 * application did. It also spares the first client the time in which the application's HTTP side wakes up.
 */
final class FirstAnswer {

    private static final int TIMEOUT_MILLIS = 10_000;
    /** What only the application says, and no page of the server's own. */
    private static final String PROBLEM = "application/problem+json";

    private final X509Certificate expected;

    /** @param expected the certificate that the server has to show */
    FirstAnswer(X509Certificate expected) {
        this.expected = expected;
    }

    /**
     * @param url the server's base URL
     * @throws StartFault if what answers there isn't the application
     */
    void await(String url) throws StartFault {
        try {
            HttpsURLConnection connection = (HttpsURLConnection) new URL(url + "/").openConnection();
            connection.setSSLSocketFactory(trustingOnlyTheServer().getSocketFactory());
            // The certificate itself is pinned; its names are those that clients use, not this address.
            connection.setHostnameVerifier((host, session) -> true);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            if (!PROBLEM.equals(connection.getContentType())) {
                throw new StartFault("the application does not answer at " + url + " (status " + status + ")");
            }
            connection.disconnect();
        } catch (IOException | GeneralSecurityException e) {
            throw new StartFault("nothing answers at " + url + ": " + e.getMessage());
        }
    }

    private SSLContext trustingOnlyTheServer() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", expected);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
