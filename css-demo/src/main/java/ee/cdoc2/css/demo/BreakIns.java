package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.util.List;

/** What an attacker would try, with everything that the journey left behind. Every attempt must be refused. */
final class BreakIns {
    private final Narrator narrator;
    private final NarratedCalls calls;
    private final Connections connections;
    private final ServerList list;
    private final SecureRandom random;

    BreakIns(Narrator narrator, NarratedCalls calls, Connections connections, ServerList list, SecureRandom random) {
        this.narrator = narrator;
        this.calls = calls;
        this.connections = connections;
        this.list = list;
        this.random = random;
    }

    void tryAll(People people, Delivery delivery) {
        narrator.chapter("Trying to break the first protocol");
        Capsule capsule = delivery.capsule();
        Credentials maris = sign(people.mari(), capsule, People.MARI);
        Credentials jaans = sign(people.jaan(), capsule, People.JAAN);
        Credentials forged = sign(people.jaan(), capsule, People.MARI);
        Credentials stolen = sign(people.mariRevoked(), capsule, People.MARI);

        narrator.refused(
                "css-a is dishonest, and replays at css-b the ticket that Mari showed to css-a",
                Failure.NOT_AUTHENTICATED,
                () -> fetch("css-a", capsule, 1, maris));
        narrator.refused(
                "somebody has recorded the ticket that fetched Mari's share, and uses it a second time",
                Failure.SHARE_NOT_FOUND,
                () -> fetch("Somebody", capsule, 0, delivery.used()));
        narrator.refused(
                "Jaan asks for Mari's share, with a ticket and a certificate of his own",
                Failure.SHARE_NOT_FOUND,
                () -> fetch("Jaan", capsule, 0, jaans));
        narrator.refused(
                "Jaan shows a ticket that Mari has signed, with his own certificate",
                Failure.NOT_AUTHENTICATED,
                () -> fetch("Jaan", capsule, 0, maris.withCertificateOf(jaans)));
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

    /** Asks one server for its share. The ticket always discloses the URL of the first server, css-a. */
    private void fetch(String who, Capsule capsule, int server, Credentials shown) {
        ShareReference share = capsule.shares().get(server);
        calls.fetch(who, list.get(share.serverId()), share.shareId(), shown, 0);
    }

    /** {@return a ticket for all shares of the capsule, with new nonces} */
    private Credentials sign(Signer signer, Capsule capsule, RecipientId issuer) {
        List<ShareUrl> urls = capsule.shares().stream()
                .map(share -> calls.silentNonce(list.get(share.serverId()), share.shareId()))
                .toList();
        return Credentials.sign(signer, issuer, urls, random);
    }
}
