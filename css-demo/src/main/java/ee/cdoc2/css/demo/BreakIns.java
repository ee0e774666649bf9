package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.signing.SignedHash;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.client.ticket.SignedTicket;
import ee.cdoc2.css.client.ticket.TicketDraft;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What an attacker would try, with all that the journey left behind; every attempt must be refused. */
final class BreakIns {
    private final Narrator narrator;
    private final Connections connections;
    private final ServerList list;
    private final SecureRandom random;

    BreakIns(Narrator narrator, Connections connections, ServerList list, SecureRandom random) {
        this.narrator = narrator;
        this.connections = connections;
        this.list = list;
        this.random = random;
    }

    void tryAll(People people, OcspProcess ocsp, Delivery delivery) {
        narrator.chapter("Trying to break it");
        Capsule capsule = delivery.capsule();
        Shown maris = sign(people.mari(ocsp), capsule, People.MARI);
        Shown used = new Shown(delivery.ticket(), delivery.signed().certificate());
        Shown jaans = sign(people.jaan(ocsp), capsule, People.JAAN);
        Shown swapped = new Shown(maris.ticket(), jaans.certificate());
        Shown forged = sign(people.jaan(ocsp), capsule, People.MARI);
        Shown stolen = sign(people.mariRevoked(ocsp), capsule, People.MARI);

        narrator.refused(
                "css-a is dishonest, and replays at css-b the ticket that Mari showed to css-a",
                Failure.NOT_AUTHENTICATED,
                () -> fetch("css-a", capsule, 1, maris.ticket().presentation(0), maris));
        narrator.refused(
                "somebody has recorded the ticket that fetched Mari's share, and uses it a second time",
                Failure.SHARE_NOT_FOUND,
                () -> fetch("Somebody", capsule, 0, used));
        narrator.refused(
                "Jaan asks for Mari's share, with a ticket and a certificate of his own",
                Failure.SHARE_NOT_FOUND,
                () -> fetch("Jaan", capsule, 0, jaans));
        narrator.refused(
                "Jaan shows a ticket that Mari has signed, with his own certificate",
                Failure.NOT_AUTHENTICATED,
                () -> fetch("Jaan", capsule, 0, swapped));
        narrator.refused(
                "Jaan signs a ticket in Mari's name",
                Failure.NOT_AUTHENTICATED,
                () -> fetch("Jaan", capsule, 0, forged));
        narrator.refused(
                "a thief signs with the phone that Mari has reported as lost: its certificate is revoked",
                Failure.NOT_AUTHENTICATED,
                () -> fetch("Thief", capsule, 0, stolen));
        impostor(list.servers().get(1), capsule);

        narrator.chapter("None of it spent anything: the ticket that css-a and Jaan have misused still works for Mari");
        fetch("Mari", capsule, 0, maris);
        narrator.sends(list.servers().get(0).name(), "Mari", "200, the share");
    }

    private void impostor(ServerEntry b, Capsule capsule) {
        try (Impostor impostor = Impostor.start()) {
            ServerEntry hijacked = new ServerEntry(
                    b.id(), b.organisation(), b.capsuleTypes(), impostor.url(), impostor.url(), b.certificates());
            narrator.refused(
                    "somebody diverts the connection to css-b to a server with a certificate of a trusted "
                            + "CA, but not of the list",
                    Failure.SERVER_NOT_TRUSTED,
                    () -> connections.to(hijacked).nonce(capsule.shares().get(1).shareId()));
            narrator.note("The impostor received " + impostor.requests() + " requests.");
            if (impostor.requests() > 0) {
                throw new IllegalStateException("the client has talked to an impostor");
            }
        }
    }

    private void fetch(String who, Capsule capsule, int server, Shown shown) {
        fetch(who, capsule, server, shown.ticket().presentation(server), shown);
    }

    private void fetch(String who, Capsule capsule, int server, String ticket, Shown shown) {
        ShareReference share = capsule.shares().get(server);
        ServerEntry entry = list.get(share.serverId());
        narrator.sends(who, entry.name(), "GET /key-shares/" + share.shareId());
        connections.to(entry).fetch(share.shareId(), ticket, shown.certificate());
    }

    /** A ticket for all shares of the capsule, with new nonces. */
    private Shown sign(Signer signer, Capsule capsule, String issuer) {
        List<ShareUrl> urls = new ArrayList<>();
        for (int i = 0; i < capsule.shares().size(); i++) {
            ServerEntry server = list.get(capsule.shares().get(i).serverId());
            ShareId share = capsule.shares().get(i).shareId();
            urls.add(new ShareUrl(
                    server.recipientUrl(), share, connections.to(server).nonce(share)));
        }
        TicketDraft draft = TicketDraft.of(RecipientId.parse(issuer).orElseThrow(), signer.algorithm(), urls, random);
        SignedHash signed = signer.sign(draft.hash());
        return new Shown(draft.signed(signed.signature()), signed.certificate());
    }

    /** A ticket, and the certificate that is shown with it. */
    private record Shown(SignedTicket ticket, X509Certificate certificate) {}
}
