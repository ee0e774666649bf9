package ee.cdoc2.css.micro;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends the server its first request, over HTTPS as a client would: that Payara Micro has started does not say that the
 * application has. The first client also need not wait for what the application sets up with its first request.
 */
final class FirstAnswer {
    private static final int TIMEOUT_MILLIS = 10_000;
    /** The media type of the application's answers; no page of the server's own has it. */
    private static final String PROBLEM = "application/problem+json";

    private final X509Certificate expected;

    private final boolean fromABalancer;

    /**
     * A request to the server with this certificate.
     *
     * @param expected      the certificate that the server has to show
     * @param fromABalancer whether the server takes this machine for a load balancer, which has to say first who its client is
     */
    FirstAnswer(X509Certificate expected, boolean fromABalancer) {
        this.expected = expected;
        this.fromABalancer = fromABalancer;
    }

    /**
     * Sends the request, and returns when the application has answered.
     *
     * @param url the server's base URL
     * @throws StartFault when the application does not answer there within 10 seconds
     */
    void await(String url) throws StartFault {
        try {
            HttpsURLConnection connection = SelfRequest.to(url + "/", TIMEOUT_MILLIS, onlyTheServer(), fromABalancer);
            int status = connection.getResponseCode();
            if (!PROBLEM.equals(connection.getContentType())) {
                throw new StartFault("the application does not answer at " + url + " (status " + status + ")");
            }
            connection.disconnect();
        } catch (IOException | GeneralSecurityException failure) {
            throw new StartFault("nothing answers at " + url + ": " + failure.getMessage());
        }
    }

    private TrustManager[] onlyTheServer() throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", expected);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
