package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.CapsuleFormat;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.KeySplit;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareUrl;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * The eleven steps of the founding document, for Mari, slowly; {@code Sender} and {@code Receiver} do the same in one
 * go.
 */
final class ElevenSteps {
    private final Narrator narrator;
    private final NarratedCalls calls;
    private final ServerList list;
    private final SecureRandom random;

    ElevenSteps(Narrator narrator, NarratedCalls calls, ServerList list, SecureRandom random) {
        this.narrator = narrator;
        this.calls = calls;
        this.list = list;
        this.random = random;
    }

    Delivery walk(Signer mari) {
        narrator.chapter("The first protocol, in its eleven steps: a key for Mari");
        KeyMaterial key = KeyMaterial.random(random);
        Capsule capsule = send(key, People.MARI);

        narrator.step(5, "The sender transmits the container to the recipient");
        byte[] file = CapsuleFormat.write(capsule);
        narrator.sends("Sender", "Mari", "the encrypted document with the capsule, by mail for instance; no key in it");

        narrator.step(6, "The recipient finds what concerns them in the container");
        Capsule found = CapsuleFormat.parse(file);
        List<ServerEntry> servers =
                found.shares().stream().map(share -> list.get(share.serverId())).toList();
        servers.forEach(server -> narrator.note(server.id() + " is " + server.organisation() + " at "
                + server.recipientUrl() + ": by the server list, for the capsule has no address"));

        narrator.step(7, "The recipient connects to each server, and signs once for all of them");
        List<ShareUrl> urls = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            urls.add(calls.nonce("Mari", servers.get(i), found.shares().get(i).shareId()));
        }
        narrator.sends("Mari", "her phone", "the SHA-256 of a ticket that hides each share's URL behind a digest");
        Credentials credentials = Credentials.sign(mari, found.recipient(), urls, random);
        narrator.sends("her phone", "Mari", "one signature (" + mari.algorithm() + ") and her certificate");

        if (!fetch(servers, credentials).equals(key)) {
            throw new IllegalStateException("another key came back");
        }
        narrator.note("Mari: the XOR of the three shares is the key that the sender made");
        return new Delivery(found, credentials);
    }

    private Capsule send(KeyMaterial key, RecipientId recipient) {
        narrator.step(1, "The sender makes a key of 32 bytes for the recipient, and splits it");
        List<Share> shares = new KeySplit(random).split(key, list.servers().size());
        narrator.note("Sender: " + shares.size() + " shares; their XOR is the key, any two of them are noise");
        narrator.step(2, "The sender chooses servers, and sends each of them one share and the recipient's identifier");
        narrator.step(3, "Each server generates a share identifier, and stores it with share and recipient");
        List<ShareReference> stored = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            ServerEntry server = list.servers().get(i);
            stored.add(new ShareReference(server.id(), calls.store(server, new KeyShare(shares.get(i), recipient))));
        }
        narrator.step(4, "The sender adds servers, share identifiers and recipient to the container: the capsule");
        Capsule capsule = new Capsule(recipient, stored);
        new String(CapsuleFormat.write(capsule), StandardCharsets.UTF_8).lines().forEach(narrator::note);
        return capsule;
    }

    private KeyMaterial fetch(List<ServerEntry> servers, Credentials credentials) {
        narrator.step(
                8, "The recipient transmits the share identifier, with a ticket that shows this share's URL only");
        narrator.step(9, "Each server looks up the share by identifier and authenticated recipient");
        narrator.step(10, "Each server returns the share");
        List<Share> received = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            ShareUrl url = credentials.shares().get(i);
            received.add(calls.fetch("Mari", servers.get(i), url.shareId(), credentials, i)
                    .share());
        }
        narrator.step(11, "The recipient combines all shares to the key");
        return KeySplit.combine(received);
    }
}
