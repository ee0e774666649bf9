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

    /**
     * Checks the servers of the second protocol that keep no shares.
     *
     * @param servers the auth server and the RP server
     * @return a finding for each
     */
    public List<Finding> inspect(SignInServers servers) {
        return List.of(
                inspect(servers.authServer(), servers.authServer().url()),
                inspect(servers.rpServer(), servers.rpServer().url()));
    }

    private Finding inspect(PinnedServer server, BaseUrl url) {
        return presented
                .of(url)
                .map(shown -> server.certificates().contains(shown)
                        ? new Finding(
                                Level.OK,
                                server.title() + " answers at " + url + " with a listed key, SHA-256 "
                                        + Fingerprint.of(shown) + ".")
                        : new Finding(
                                Level.ERROR,
                                server.title() + " answers at " + url + " with a key that is not listed, SHA-256 "
                                        + Fingerprint.of(shown) + "."))
                .orElseGet(() -> new Finding(
                        Level.ERROR, server.title() + " does not answer at " + url + ", or does not speak TLS 1.3."));
    }
}
