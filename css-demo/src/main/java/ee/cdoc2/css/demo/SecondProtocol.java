package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.KeySplit;
import ee.cdoc2.css.client.journey.Progress;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.journey.SignIn;
import ee.cdoc2.css.client.relyingparty.TokenSigner;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The second protocol: signing in, one signature for all servers, what is refused, and what goes on when a key or a server changes. */
final class SecondProtocol {
    private final Narrator narrator;
    private final SessionCalls calls;
    private final ServerList list;
    private final SignInStandIns standIns;
    private final SignIn signIn;
    private final Sender sender;
    private final Receiver receiver;
    private final Clock clock;
    private final SecureRandom random;
    private final String marisPhone;

    SecondProtocol(
            Narrator narrator,
            Connections connections,
            ServerList list,
            SignInStandIns standIns,
            People people,
            Clock clock,
            SecureRandom random) {
        this.narrator = narrator;
        this.calls = new SessionCalls(narrator, connections, people);
        this.list = list;
        this.standIns = standIns;
        this.signIn = new SignIn(
                list,
                connections,
                code -> narrator.note("   screen and phone show the same verification code: " + code),
                clock,
                Progress.silent());
        this.sender = new Sender(connections, random, clock, Progress.silent());
        this.receiver = new Receiver(list, connections, random, clock, Progress.silent());
        this.clock = clock;
        this.random = random;
        this.marisPhone = people.mariWithPhone().phoneNumber();
        standIns.enrol(people.mariWithPhone());
        standIns.enrol(people.jaanWithPhone());
    }

    /** Mari's journey, step by step. {@return what is left over from it, for attackers} */
    Leftover journey() {
        narrator.chapter("The second protocol: a key for Mari, who signs in");
        narrator.step(1, "The sender leaves a share on each server, until a year from now");
        KeyMaterial key = KeyMaterial.random(random);
        Capsule capsule = send(key);

        narrator.step(2, "Mari signs in with Smart-ID: her first PIN1");
        narrator.sends("Mari", "the auth server", "POST /auth/start");
        narrator.sends(
                "the auth server",
                "each server and the RP server",
                "POST /session_nonce; it will name the nonce of each in the session token");
        Session session = signIn(People.MARI, Optional.empty());
        narrator.note("Mari: a session token with " + (list.servers().size() + 1)
                + " hidden elements, one for each server and one for the RP server, good until "
                + session.token().expiresAt());

        narrator.step(
                3, "Mari gets a nonce of each server, which sees its own element of the session token and no other");
        List<ShareUrl> urls = new ArrayList<>();
        for (ShareReference share : capsule.shares()) {
            urls.add(calls.nonce("Mari", list.get(share.serverId()), share.shareId(), session));
        }

        narrator.step(4, "Mari signs one auth token for all servers: her second PIN1");
        narrator.sends("Mari", "the RP server", "POST /sid/authenticate, session token with the RP server's element");
        SignedIn signed = sign(session, People.MARI, urls);
        narrator.sends("the RP server", "Mari", "a signature over token, relying party and scheme (ACSP_V2), verified");

        narrator.step(5, "Each server releases its share, for its own elements of both tokens");
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            ServerEntry server = list.get(capsule.shares().get(i).serverId());
            shares.add(calls.fetch("Mari", server, urls.get(i).shareId(), signed.shownTo(server, i))
                    .share());
        }
        require(KeySplit.combine(shares).equals(key));
        narrator.note("Mari: the XOR of the shares is the key that the sender made");

        narrator.step(6, "The same with Mobile-ID, whose signature the RP server counter-signs");
        Session mobile = signIn(People.MARI, Optional.of(marisPhone));
        require(receiver.receive(capsule, mobile, signIn.signer(mobile)).equals(key));
        narrator.note("Mari: the same key");
        return new Leftover(capsule, key, signed, session, mobile);
    }

    /**
     * What is left over from a journey.
     *
     * @param capsule where the shares are
     * @param key     that came back
     * @param used    the tokens that fetched them
     * @param smartId a session that is not over
     * @param mobileId another one
     */
    record Leftover(Capsule capsule, KeyMaterial key, SignedIn used, Session smartId, Session mobileId) {
        @Override
        public String toString() {
            return "Leftover[…]";
        }
    }

    /**
     * The first protocol for a share that is for the second one only.
     *
     * @param left       of the journey
     * @param connections to the servers
     * @param secondOnly makes the share of the last server one
     */
    void tryTheFirstProtocol(Leftover left, Connections connections, Consumer<ShareId> secondOnly) {
        ShareReference last = share(left.capsule(), left.capsule().shares().size() - 1);
        ServerEntry server = list.get(last.serverId());
        secondOnly.accept(last.shareId());
        narrator.refused(
                "somebody wants a nonce of the first protocol for a share that " + server.name()
                        + " keeps for the second one only",
                Failure.SHARE_NOT_FOUND,
                () -> connections.to(server).nonce(last.shareId()));
        require(receiver.receive(left.capsule(), left.smartId(), signIn.signer(left.smartId()))
                .equals(left.key()));
        narrator.note("By the second one, Mari gets it.");
    }

    /** What an attacker would try. */
    void tryToBreakIt(Leftover left, People people) {
        narrator.chapter("Trying to break the second protocol");
        Capsule capsule = left.capsule();
        ServerEntry first = server(capsule, 0);
        narrator.between("For what follows, Mari signs another auth token, and Jaan signs in");
        SignedIn maris = sign(left.smartId(), People.MARI, nonces(capsule, left.smartId()));
        Session jaan = signIn(People.JAAN, Optional.empty());
        SignedIn jaans = maris.inSession(jaan);
        narrator.refused(
                "Jaan, who has signed in, shows an auth token that Mari has signed",
                Failure.NOT_AUTHENTICATED,
                () -> calls.fetch("Jaan", first, share(capsule, 0).shareId(), jaans.shownTo(first, 0)));
        narrator.refused(
                "Jaan asks for a nonce for Mari's share, in his own session",
                Failure.SHARE_NOT_FOUND,
                () -> calls.nonce("Jaan", first, share(capsule, 0).shareId(), jaan));
        narrator.refused(
                "somebody has recorded the tokens that fetched Mari's share, and uses them a second time",
                Failure.SHARE_NOT_FOUND,
                () -> calls.fetch(
                        "Somebody",
                        first,
                        share(capsule, 0).shareId(),
                        left.used().shownTo(first, 0)));
        narrator.between("For what follows, Mari signs two auth tokens with Mobile-ID");
        SignedIn one = sign(left.mobileId(), People.MARI, nonces(capsule, left.mobileId()));
        SignedIn other = sign(left.mobileId(), People.MARI, nonces(capsule, left.mobileId()));
        narrator.refused(
                "a token of Mobile-ID comes with a genuine counter-signature of another token",
                Failure.NOT_AUTHENTICATED,
                () -> calls.fetch(
                        "Somebody",
                        first,
                        share(capsule, 0).shareId(),
                        one.withProofOf(other).shownTo(first, 0)));
        ServerEntry second = server(capsule, 1);
        narrator.refused(
                first.id() + " is dishonest, and replays at " + second.id() + " what Mari showed to it",
                Failure.NOT_AUTHENTICATED,
                () -> calls.fetch(first.id(), second, share(capsule, 1).shareId(), maris.shownTo(first, 0)));
        narrator.between("Somebody who has found the phone that Mari lost signs in");
        standIns.enrol(people.mariWithLostPhone());
        Session stolen = signIn(People.MARI, Optional.of(marisPhone));
        standIns.enrol(people.mariWithPhone());
        narrator.refused(
                "the finder wants a nonce in that session: Mari has reported the loss, so the certificate is revoked",
                Failure.NOT_AUTHENTICATED,
                () -> calls.nonce("Finder", first, share(capsule, 0).shareId(), stolen));
        narrator.between("Mari uses her token");
        calls.fetch("Mari", first, share(capsule, 0).shareId(), maris.shownTo(first, 0));
        narrator.note("None of it spent anything: Mari's tokens, which Jaan and " + first.id()
                + " have misused, still work.");
    }

    /** Fetches the keys of capsules in a session. */
    KeyMaterial receive(Capsule capsule, Session session) {
        return receiver.receive(capsule, session, signIn.signer(session));
    }

    /** What goes on without an interruption. */
    void goOn(Leftover left) {
        narrator.chapter("The auth server changes its key");
        standIns.rotateKey();
        Session session = signIn(People.MARI, Optional.empty());
        require(receiver.receive(left.capsule(), session, signIn.signer(session))
                .equals(left.key()));
        narrator.note("Mari: a session signed with the new key opens the same key; no server was restarted");
        require(receiver.receive(left.capsule(), left.smartId(), signIn.signer(left.smartId()))
                .equals(left.key()));
        narrator.note("Mari: and so does the session from before");

        narrator.chapter("The auth server goes away");
        standIns.stopAuthServer();
        narrator.refused(
                "Jaan wants to sign in", Failure.SERVER_UNREACHABLE, () -> signIn(People.JAAN, Optional.empty()));
        KeyMaterial fresh = KeyMaterial.random(random);
        Capsule capsule = sender.send(fresh, People.MARI, list.servers());
        require(receiver.receive(capsule, session, signIn.signer(session)).equals(fresh));
        narrator.note("Mari: who has signed in goes on, with keys that are sent now, too");
    }

    private Capsule send(KeyMaterial key) {
        Instant expires = clock.instant().plus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS);
        List<Share> shares = new KeySplit(random).split(key, list.servers().size());
        List<ShareReference> stored = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            ServerEntry server = list.servers().get(i);
            stored.add(new ShareReference(
                    server.id(), calls.store(server, new KeyShare(shares.get(i), People.MARI), expires)));
        }
        return new Capsule(People.MARI, stored);
    }

    private Session signIn(RecipientId.Etsi person, Optional<String> phone) {
        return signIn.signIn(person, phone);
    }

    private SignedIn sign(Session session, RecipientId issuer, List<ShareUrl> urls) {
        TokenSigner signer = signIn.signer(session);
        return SignedIn.sign(session, signer, issuer, urls, random);
    }

    private List<ShareUrl> nonces(Capsule capsule, Session session) {
        return capsule.shares().stream()
                .map(share -> calls.silentNonce(list.get(share.serverId()), share.shareId(), session))
                .toList();
    }

    private ServerEntry server(Capsule capsule, int i) {
        return list.get(share(capsule, i).serverId());
    }

    private static ShareReference share(Capsule capsule, int i) {
        return capsule.shares().get(i);
    }

    private static void require(boolean asPromised) {
        if (!asPromised) {
            throw new IllegalStateException("another key came back");
        }
    }
}
