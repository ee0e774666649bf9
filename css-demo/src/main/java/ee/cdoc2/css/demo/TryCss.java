package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Timeouts;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.signing.Signer;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.testkit.process.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Starts a CSS with a throw-away PKI, walks sender and recipient through the second protocol
 * and then through the first one against it, shows what is refused,
 * and leaves the server running until Ctrl-C. Arguments: the path of {@code css.jar} and a folder to work in. The port
 * is {@code CSS_HTTPS_PORT}, or 8443; 0 is any free one. With {@code CSS_TRY_ONCE=true} it stops after the walk.
 */
public final class TryCss {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Narrator narrator;
    private final ServerEntry server;
    private final Connections connections = new Connections(Timeouts.defaults(), CLOCK);
    private final NarratedCalls calls;

    TryCss(Narrator narrator, ServerEntry server, People people) {
        this.narrator = narrator;
        this.server = server;
        this.calls = new NarratedCalls(narrator, connections, people);
    }

    /**
     * Runs the demonstration.
     *
     * @param arguments path of css.jar, folder to work in
     * @throws Exception when a step does not come out as the protocol says
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int port = Integer.parseInt(System.getenv().getOrDefault("CSS_HTTPS_PORT", "8443"));
        // for 0 a free one is found here: the base URL must be known before the server is started
        Organisation organisation = Organisation.named("css", "Ministry A", port == 0 ? FreePort.find() : port, folder);
        Narrator narrator = new Narrator();
        narrator.chapter("A throw-away PKI, and java -jar css.jar with these settings (takes some seconds)");
        try (People people = new People();
                SignInStandIns signIn = new SignInStandIns(CLOCK)) {
            signIn.serve(organisation);
            Map<String, String> settings = organisation.settings(people, signIn);
            settings.forEach((name, value) -> narrator.note(name + "=" + value));
            try (RunningServer css = organisation.start(Path.of(arguments[0]), settings)) {
                narrator.follow(css);
                new TryCss(narrator, organisation.entry(), people).walk(people, signIn);
                if (!"true".equals(System.getenv("CSS_TRY_ONCE"))) {
                    System.out.printf(
                            "%nThe server goes on listening on %s. Stop it with Ctrl-C.%n", organisation.url());
                    css.await();
                }
            }
        }
    }

    /** By both protocols, with what is refused. */
    void walk(People people, SignInStandIns signIn) {
        ServerList list = new ServerList(List.of(server), Optional.empty(), Optional.of(signIn.entry()));
        new SecondProtocol(narrator, connections, list, signIn, people, CLOCK, RANDOM).journey();

        narrator.chapter("The first protocol: a share for Mari, whose key is P-256 as Mobile-ID's are");
        ShareId maris = journey("Mari", People.MARI, people.mari());
        narrator.chapter("The first protocol: a share for Jaan, whose key is RSA as Smart-ID's are");
        journey("Jaan", People.JAAN, people.jaan());

        narrator.chapter("Trying to get Mari's share");
        Credentials jaans = sign(people.jaan(), People.JAAN, calls.silentNonce(server, maris));
        narrator.refused(
                "Jaan asks for it, with a ticket and a certificate of his own",
                Failure.SHARE_NOT_FOUND,
                () -> calls.fetch("Jaan", server, maris, jaans, 0));
        narrator.note("The same answer as for a share that does not exist: he learns nothing.");
        Credentials signedByMari = sign(people.mari(), People.MARI, calls.silentNonce(server, maris));
        narrator.refused(
                "Jaan shows a ticket that Mari has signed, with his own certificate",
                Failure.NOT_AUTHENTICATED,
                () -> calls.fetch("Jaan", server, maris, signedByMari.withCertificateOf(jaans), 0));
        System.out.printf("%nAll steps came out as the protocol says.%n");
    }

    /** A share goes from a sender to this recipient; then the ticket is tried a second time. */
    private ShareId journey(String who, RecipientId recipient, Signer signer) {
        Share secret = Share.of(KeyMaterial.random(RANDOM).bytes());
        narrator.step(1, "The sender leaves a share for the recipient");
        ShareId id = calls.store(server, new KeyShare(secret, recipient));
        narrator.step(2, "The recipient asks for a nonce");
        ShareUrl url = calls.nonce(who, server, id);
        narrator.step(3, "The recipient signs a ticket for this share on this server");
        Credentials credentials = sign(signer, recipient, url);
        narrator.note(who + ": signed with " + signer.algorithm());
        narrator.step(4, "The recipient fetches the share; the server asks whether the certificate is good");
        if (!calls.fetch(who, server, id, credentials, 0).share().equals(secret)) {
            throw new IllegalStateException("another share came back");
        }
        narrator.refused(
                "somebody uses the same ticket a second time",
                Failure.SHARE_NOT_FOUND,
                () -> calls.fetch("Somebody", server, id, credentials, 0));
        return id;
    }

    private static Credentials sign(Signer signer, RecipientId issuer, ShareUrl url) {
        return Credentials.sign(signer, issuer, List.of(url), RANDOM);
    }
}
