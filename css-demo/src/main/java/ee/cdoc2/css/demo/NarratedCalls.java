package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;

/** The three calls of the API, made with the reference client and told as they go. */
final class NarratedCalls {
    private final Narrator narrator;
    private final Connections connections;
    private final OcspWatch ocsp;

    NarratedCalls(Narrator narrator, Connections connections, People people) {
        this.narrator = narrator;
        this.connections = connections;
        this.ocsp = new OcspWatch(narrator, people);
    }

    /** {@return the share's id} */
    ShareId store(ServerEntry server, KeyShare share) {
        narrator.sends(
                "Sender",
                server.name(),
                "POST /key-shares {share: 32 bytes, recipient: "
                        + share.recipient().value() + "}");
        ShareId id = connections.to(server).store(share);
        narrator.sends(server.name(), "Sender", "201, Location: /key-shares/" + id);
        return id;
    }

    /** {@return the URL of the share with a new nonce, as a ticket names it} */
    ShareUrl nonce(String who, ServerEntry server, ShareId share) {
        narrator.sends(who, server.name(), "POST /key-shares/" + share + "/nonce");
        ShareUrl url = silentNonce(server, share);
        narrator.sends(server.name(), who, "200, nonce " + url.nonce());
        return url;
    }

    /** {@return the same as {@link #nonce}, without telling} */
    ShareUrl silentNonce(ServerEntry server, ShareId share) {
        return new ShareUrl(server.recipientUrl(), share, connections.to(server).nonce(share));
    }

    /**
     * {@return the share}
     *
     * @param element which of the ticket's URLs is disclosed to the server; an honest client discloses the server's own
     */
    KeyShare fetch(String who, ServerEntry server, ShareId share, Credentials shown, int element) {
        String ticket = shown.ticket().presentation(element);
        narrator.sends(
                who,
                server.name(),
                "GET /key-shares/" + share + ", ticket of " + ticket.length() + " characters, certificate");
        narrator.note("   it shows " + shown.shares().get(element));
        KeyShare released = ocsp.during(server, () -> connections.to(server).fetch(share, ticket, shown.certificate()))
                .share();
        narrator.sends(server.name(), who, "200, the share");
        return released;
    }
}
