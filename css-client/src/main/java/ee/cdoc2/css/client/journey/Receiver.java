package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.connection.ReleasedShare;
import ee.cdoc2.css.client.relyingparty.TokenSigner;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Fetches all shares of a key and puts it together: steps 6 to 11 of docs/protocol.md. All nonces first, then one
 * signature, then the shares one after another.
 */
public final class Receiver {
    private final ServerList list;
    private final Connections connections;
    private final SecureRandom random;
    private final Stopwatch stopwatch;

    /**
     * A receiver.
     *
     * @param list        the only servers that are ever contacted
     * @param connections to the servers
     * @param random      a cryptographically secure source, for salts
     * @param clock       for measuring
     * @param progress    whom to tell
     */
    public Receiver(ServerList list, Connections connections, SecureRandom random, Clock clock, Progress progress) {
        this.list = list;
        this.connections = connections;
        this.random = random;
        this.stopwatch = new Stopwatch(clock, progress);
    }

    /**
     * Fetches a key by the first protocol.
     *
     * @param capsule where its shares are
     * @param signer  the recipient's; asked once
     * @return the key, and only when every server gave its share
     * @throws ClientException when any step fails; what the servers gave until then is dropped
     */
    public KeyMaterial receive(Capsule capsule, Signer signer) {
        return receive(capsule, new TicketAuthentication(signer, random));
    }

    /**
     * Fetches a key by the second protocol.
     *
     * @param capsule where its shares are
     * @param session the recipient's, not over
     * @param signer  the recipient's; asked once
     * @return the key, and only when every server gave its share
     * @throws ClientException when any step fails; what the servers gave until then is dropped
     */
    public KeyMaterial receive(Capsule capsule, Session session, TokenSigner signer) {
        session.requireFor(capsule.recipient(), stopwatch.clock().instant());
        return receive(capsule, new SessionAuthentication(session, signer, random));
    }

    private KeyMaterial receive(Capsule capsule, Authentication authentication) {
        List<ServerEntry> servers = capsule.shares().stream().map(this::server).toList();
        Independence.warning(servers).ifPresent(stopwatch.progress()::warning);

        // all of them before the first request: a server that the session lacks is found before anything is sent
        List<PresentedHeaders> forNonces =
                servers.stream().map(authentication::forNonce).toList();
        List<ShareUrl> urls = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            urls.add(nonce(servers.get(i), capsule.shares().get(i), forNonces.get(i)));
        }

        List<PresentedHeaders> forShares =
                stopwatch.time(Step.SIGN, () -> authentication.sign(capsule.recipient(), servers, urls));
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            shares.add(fetch(servers.get(i), urls.get(i), forShares.get(i), capsule.recipient()));
        }
        return stopwatch.time(Step.COMBINE, () -> KeySplit.combine(shares));
    }

    private ServerEntry server(ShareReference share) {
        ServerEntry server = list.find(share.serverId())
                .orElseThrow(() -> new ClientException(
                        Failure.CAPSULE_REFUSED,
                        share.serverId(),
                        "The capsule names the server " + share.serverId() + ", which is not in the server list.",
                        "Get a newer server list from whom you trust; an address is never taken from a capsule."));
        server.requireKeyShares();
        return server;
    }

    private ShareUrl nonce(ServerEntry server, ShareReference share, PresentedHeaders session) {
        return stopwatch.time(
                Step.NONCE,
                server,
                () -> new ShareUrl(
                        server.recipientUrl(),
                        share.shareId(),
                        connections.to(server).nonce(share.shareId(), session)));
    }

    private Share fetch(ServerEntry server, ShareUrl url, PresentedHeaders credentials, RecipientId recipient) {
        ReleasedShare answer =
                stopwatch.time(Step.FETCH, server, () -> connections.to(server).fetch(url.shareId(), credentials));
        KeyShare released = answer.share();
        if (!released.recipient().equals(recipient) || released.share().bytes().length != KeyMaterial.BYTES) {
            throw new ClientException(
                    Failure.ANSWER_REFUSED,
                    server.id(),
                    "Server " + server.name() + " gave a share that is not of this capsule: "
                            + "it names another recipient, or is not " + KeyMaterial.BYTES + " bytes long.",
                    "Tell the operator of the server; the key cannot be put together.");
        }
        answer.expires().ifPresent(until -> stopwatch.progress().kept(server, url.shareId(), until));
        return released.share();
    }
}
