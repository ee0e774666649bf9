package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.PresentedHeaders;
import ee.cdoc2.css.client.connection.StoredShare;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.time.Instant;
import java.util.Optional;

/** The calls of the second protocol, made with the reference client and told as they go. */
final class SessionCalls {
    private final Narrator narrator;
    private final Connections connections;
    private final OcspWatch ocsp;

    SessionCalls(Narrator narrator, Connections connections, People people) {
        this.narrator = narrator;
        this.connections = connections;
        this.ocsp = new OcspWatch(narrator, people);
    }

    /** {@return the share's id} */
    ShareId store(ServerEntry server, KeyShare share, Instant expires) {
        narrator.sends("Sender", server.name(), "POST /key-shares, x-expiry-time: " + expires);
        StoredShare stored = connections.to(server).store(share, Optional.of(expires));
        narrator.sends(
                server.name(),
                "Sender",
                "201, Location: /key-shares/" + stored.shareId() + ", x-expiry-time: "
                        + stored.expires().map(Instant::toString).orElse("none"));
        if (!stored.expires().equals(Optional.of(expires)) || stored.adjusted()) {
            throw new IllegalStateException("the server keeps the share for another time than was asked for");
        }
        return stored.shareId();
    }

    /** {@return the URL of the share with a new nonce, as an auth token names it} */
    ShareUrl nonce(String who, ServerEntry server, ShareId share, Session session) {
        narrator.sends(
                who,
                server.name(),
                "POST /key-shares/" + share + "/nonce, session token with this server's element, certificate");
        ShareUrl url = ocsp.during(server, () -> silentNonce(server, share, session));
        narrator.sends(server.name(), who, "200, nonce " + url.nonce());
        return url;
    }

    /** {@return the same as {@link #nonce}, without telling} */
    ShareUrl silentNonce(ServerEntry server, ShareId share, Session session) {
        return new ShareUrl(
                server.recipientUrl(), share, connections.to(server).nonce(share, session.headersFor(server)));
    }

    /** {@return the share} */
    KeyShare fetch(String who, ServerEntry server, ShareId share, PresentedHeaders shown) {
        int characters =
                shown.byName().values().stream().mapToInt(String::length).sum();
        narrator.sends(
                who,
                server.name(),
                "GET /key-shares/" + share + ", session and auth token with certificates and proof: " + characters
                        + " characters");
        KeyShare released = ocsp.during(server, () -> connections.to(server).fetch(share, shown))
                .share();
        narrator.sends(server.name(), who, "200, the share");
        return released;
    }
}
