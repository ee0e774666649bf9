package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads server lists by the client's policy: with a signer configured, only lists that it signed; without one, only
 * plain lists, because a signature that nobody checks proves nothing.
 *
 * @param signer whose lists are taken
 * @param clock  the time
 */
public record ServerListReader(Optional<X509Certificate> signer, Clock clock) {

    /**
     * Reads a list for use.
     *
     * @param file JSON or compact JWS
     * @return the list, valid now
     * @throws ClientException {@link Failure#LIST_REFUSED}
     */
    public ServerList read(byte[] file) {
        ServerList list = signer.isPresent() ? signed(file, signer.get()) : plain(file);
        list.requireValid(clock.instant());
        return list;
    }

    private ServerList signed(byte[] file, X509Certificate by) {
        if (!SignedServerList.looksSigned(file)) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "The server list is not signed, and this client is configured to take only signed ones.",
                    "Get the signed list, or have this one signed (css-client servers sign).");
        }
        Instant now = clock.instant();
        if (now.isBefore(by.getNotBefore().toInstant())
                || now.isAfter(by.getNotAfter().toInstant())) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "The certificate of the list's signer is not valid now.",
                    "Get the signer's present certificate from whom you trust.");
        }
        return SignedServerList.verify(file, by);
    }

    private static ServerList plain(byte[] file) {
        if (SignedServerList.looksSigned(file)) {
            throw new ClientException(
                    Failure.LIST_REFUSED,
                    "The server list is signed, but no signer is configured to check it against.",
                    "Give the signer's certificate with --list-signer.");
        }
        return ServerListFormat.parse(file);
    }
}
