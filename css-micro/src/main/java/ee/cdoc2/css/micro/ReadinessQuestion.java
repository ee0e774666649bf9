package ee.cdoc2.css.micro;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a running CSS of this machine whether it is ready, for engines that look after a container by running a command in it. It sees
 * the server's variables, and what everybody may see of {@code /health/ready}.
 *
 * <p>The certificate is not compared, as Kubernetes' own probes do not: nothing secret is sent, and a key store whose next
 * certificate is broken does not make a server unhealthy that goes on with the one before it.
 */
final class ReadinessQuestion {
    /** Less than engines wait for the command, and more than the server takes when its database hangs. */
    private static final int TIMEOUT_MILLIS = 8_000;

    private static final int READY = 200;
    private static final int MOST_OF_AN_ANSWER = 4096;

    private final Listener listener;
    private final boolean fromABalancer;

    /**
     * A question to the server there.
     *
     * @param listener      where it listens
     * @param fromABalancer whether the server takes this machine for a load balancer, which has to say first who its client is
     */
    ReadinessQuestion(Listener listener, boolean fromABalancer) {
        this.listener = listener;
        this.fromABalancer = fromABalancer;
    }

    /**
     * The answer.
     *
     * @param ready whether shares can be stored and released
     * @param text  what the server, or the connection to it, says
     */
    record Answer(boolean ready, String text) {}

    /** Sends the question and waits for the answer; no answer is one that says no. */
    Answer ask() {
        String url = listener.urlFromHere() + "/health/ready";
        try {
            HttpsURLConnection connection =
                    SelfRequest.to(url, TIMEOUT_MILLIS, new TrustManager[] {new AnyCertificate()}, fromABalancer);
            try {
                int status = connection.getResponseCode();
                return new Answer(status == READY, status + " " + body(connection));
            } finally {
                connection.disconnect();
            }
        } catch (IOException | GeneralSecurityException failure) {
            return new Answer(false, "nothing answers at " + url + ": " + failure.getMessage());
        }
    }

    private static String body(HttpsURLConnection connection) throws IOException {
        InputStream failed = connection.getErrorStream();
        try (InputStream body = failed == null ? connection.getInputStream() : failed) {
            return new String(body.readNBytes(MOST_OF_AN_ANSWER), StandardCharsets.UTF_8);
        }
    }

    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
