package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.certificate.Fingerprint;
import ee.cdoc2.css.client.certificate.PresentedCertificate;
import ee.cdoc2.css.client.server.Finding.Level;
import ee.cdoc2.css.protocol.BaseUrl;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that servers answer with the keys that the list has.
 *
 * @param presented looks at a server's certificate
 */
public record ServerInspection(PresentedCertificate presented) {

    /**
     * Checks a server, at its one or two URLs.
     *
     * @param server its entry
     * @return a finding for each URL
     */
    public List<Finding> inspect(ServerEntry server) {
        return Stream.of(server.senderUrl(), server.recipientUrl())
                .distinct()
                .map(url -> inspect(server, url))
                .toList();
    }

    private Finding inspect(ServerEntry server, BaseUrl url) {
        return presented
                .of(url)
                .map(shown -> server.certificates().contains(shown)
                        ? new Finding(
                                Level.OK,
                                "Server " + server.name() + " answers at " + url + " with a listed key, SHA-256 "
                                        + Fingerprint.of(shown) + ".")
                        : new Finding(
                                Level.ERROR,
                                "Server " + server.name() + " answers at " + url
                                        + " with a key that is not listed, SHA-256 " + Fingerprint.of(shown) + "."))
                .orElseGet(() -> new Finding(
                        Level.ERROR,
                        "Server " + server.name() + " does not answer at " + url + ", or does not speak TLS 1.3."));
    }
}
