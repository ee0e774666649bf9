package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.OneLinePem;
import ee.cdoc2.css.protocol.StrictBase64;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The header fields by which a recipient authenticates to one server, and to no other.
 *
 * @param byName values by name
 */
public record PresentedHeaders(Map<String, String> byName) {

    /** Copies. */
    public PresentedHeaders {
        byName = Map.copyOf(byName);
    }

    /** {@return no headers: for a nonce of the first protocol} */
    public static PresentedHeaders none() {
        return new PresentedHeaders(Map.of());
    }

    /**
     * A ticket of the first protocol.
     *
     * @param ticket      as it is presented to this server
     * @param certificate the signer's
     * @return its two headers
     */
    public static PresentedHeaders ofTicket(String ticket, X509Certificate certificate) {
        return new PresentedHeaders(Map.of(
                AuthenticationHeaders.TICKET,
                ticket,
                AuthenticationHeaders.CERTIFICATE,
                OneLinePem.of(der(certificate))));
    }

    /**
     * A session of the second protocol.
     *
     * @param token       the session token, as it is presented to this server
     * @param certificate of who has signed in
     * @return its two headers
     */
    public static PresentedHeaders ofSession(String token, X509Certificate certificate) {
        return new PresentedHeaders(Map.of(
                AuthenticationHeaders.SESSION_TOKEN,
                token,
                AuthenticationHeaders.SESSION_CERTIFICATE,
                x5c(certificate)));
    }

    /**
     * These and an auth token of the second protocol.
     *
     * @param token       as it is presented to this server
     * @param certificate the signer's
     * @param proof       the headers that go with the signature
     * @return all of them
     */
    public PresentedHeaders withToken(String token, X509Certificate certificate, Map<String, String> proof) {
        Map<String, String> all = new LinkedHashMap<>(byName);
        all.putAll(proof);
        all.put(AuthenticationHeaders.TOKEN, token);
        all.put(AuthenticationHeaders.CERTIFICATE, x5c(certificate));
        return new PresentedHeaders(all);
    }

    private static String x5c(X509Certificate certificate) {
        return StrictBase64.URL.encode(der(certificate));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException unencodable) {
            throw new ClientException(
                    Failure.SIGNING_FAILED,
                    "The signer's certificate has no encoding.",
                    "Sign with another certificate.");
        }
    }

    /** {@return a text without the values: they are credentials} */
    @Override
    public String toString() {
        return "PresentedHeaders" + byName.keySet();
    }
}
