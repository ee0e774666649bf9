package ee.cdoc2.css.keyset;

import ee.cdoc2.css.remote.BoundedHttp;
import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.remote.NoAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;

/** A key set that a server publishes over HTTPS. Its TLS certificate is all that the set is trusted for. */
final class HttpsKeySet implements KeySetOrigin {
    private static final Set<String> MEDIA_TYPES = Set.of("application/json", "application/jwk-set+json");

    private final HttpRequest request;
    private final HttpLimits limits;
    private final SSLContext tls;
    private final SSLParameters parameters;
    private final Clock clock;

    HttpsKeySet(URI url, KeySetConnection connection, Clock clock) {
        this.request = HttpRequest.newBuilder(url)
                .header("Accept", "application/json, application/jwk-set+json")
                .GET()
                .build();
        this.limits = connection.http();
        this.tls = trusting(connection.trust());
        this.parameters = parameters(connection.tls12());
        this.clock = clock;
    }

    @Override
    public byte[] read() throws FetchFailed {
        try {
            HttpResponse<byte[]> answer = client().send(request, limits.timeout());
            requireCertificateInTime(answer.sslSession().orElseThrow());
            return answer.body();
        } catch (NoAnswer none) {
            throw new FetchFailed(
                    none.kind() == NoAnswer.Kind.REFUSED ? FetchOutcome.ANSWER_REFUSED : FetchOutcome.UNREACHABLE,
                    none.getMessage());
        }
    }

    /** A new one each time: a connection that is kept for minutes may end unseen, and the next fetch would wait in vain. */
    private BoundedHttp client() {
        return new BoundedHttp(HttpClient.newBuilder().sslContext(tls).sslParameters(parameters), limits, MEDIA_TYPES);
    }

    /** The JDK does not look at the dates of a certificate that is itself among the trusted ones. */
    private void requireCertificateInTime(SSLSession session) throws FetchFailed {
        try {
            ((X509Certificate) session.getPeerCertificates()[0]).checkValidity(Date.from(clock.instant()));
        } catch (GeneralSecurityException | SSLPeerUnverifiedException expired) {
            throw new FetchFailed(FetchOutcome.UNREACHABLE, "its TLS certificate is not valid now");
        }
    }

    private static SSLParameters parameters(boolean tls12) {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(tls12 ? new String[] {"TLSv1.3", "TLSv1.2"} : new String[] {"TLSv1.3"});
        // the client sets this by itself, unless a property of the JVM forbids it
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return parameters;
    }

    private static SSLContext trusting(Set<X509Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : certificates) {
                store.setCertificateEntry(Integer.toString(number++), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
