package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.util.List;

/** How a recipient authenticates to the servers of a capsule: the first protocol or the second. */
interface Authentication {

    /**
     * What one server is shown for a nonce.
     *
     * @param server its entry
     * @return headers that no other server may see
     */
    PresentedHeaders forNonce(ServerEntry server);

    /**
     * Signs, once for all servers.
     *
     * @param recipient who signs
     * @param servers   the servers
     * @param urls      the share URL at each, with its nonce, in the same order
     * @return what each server is shown for its share, in the same order; none is for the eyes of another
     */
    List<PresentedHeaders> sign(RecipientId recipient, List<ServerEntry> servers, List<ShareUrl> urls);
}
