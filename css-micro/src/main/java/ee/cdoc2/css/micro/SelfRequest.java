package ee.cdoc2.css.micro;

import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/**
 * A GET to a listener of this machine, over HTTPS as a client would send it. It goes there directly, whatever proxy the JVM is told
 * to use, and carries nothing secret.
 */
final class SelfRequest {
    private SelfRequest() {}

    /**
     * Prepares the request. It is sent when the answer is asked for.
     *
     * @param url     of this machine
     * @param timeout for the connection, and for each read
     * @param trusted decide about the certificate; its names are those that clients use, not this address, and are not compared
     * @param fromABalancer whether the server takes this machine for a load balancer, which has to say first who its client is
     */
    static HttpsURLConnection to(String url, int timeout, TrustManager[] trusted, boolean fromABalancer)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trusted, null);
        HttpsURLConnection connection = (HttpsURLConnection) new URL(url).openConnection(Proxy.NO_PROXY);
        SSLSocketFactory sockets = context.getSocketFactory();
        connection.setSSLSocketFactory(fromABalancer ? new BalancersSockets(sockets) : sockets);
        connection.setHostnameVerifier((host, session) -> true);
        connection.setConnectTimeout(timeout);
        connection.setReadTimeout(timeout);
        return connection;
    }
}
