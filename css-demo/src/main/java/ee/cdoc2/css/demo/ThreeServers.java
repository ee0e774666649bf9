package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Timeouts;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.ServerListFormat;
import ee.cdoc2.css.client.server.ServerListReader;
import ee.cdoc2.css.client.server.SignedServerList;
import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.process.FreePort;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.LogManager;
import javax.sql.DataSource;

/**
 * Starts three CSS servers of three organisations, a throw-away PKI with an OCSP responder, and signs a server list;
 * goes through the second protocol, takes a document from a file to a file, and then through the eleven steps of the founding document by the first one, saying who
 * sends what to whom; and tries to break the design's promises. Arguments: the path of {@code css.jar} and a folder to work in. Ends with a fault when anything
 * comes out otherwise than promised.
 */
public final class ThreeServers {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Narrator narrator = new Narrator();
    private final Path folder;

    private ThreeServers(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the demonstration.
     *
     * @param arguments path of css.jar, folder to work in
     * @throws Exception when something does not come out as promised
     */
    public static void main(String[] arguments) throws Exception {
        // PostgreSQL says a lot; what a watcher needs to know, the narrator tells
        LogManager.getLogManager().reset();
        new ThreeServers(Files.createDirectories(Path.of(arguments[1]))).run(Path.of(arguments[0]));
    }

    private void run(Path jar) throws Exception {
        narrator.chapter("Three organisations, each with a server, a TLS key, a port and a database of its own");
        List<Organisation> organisations = List.of(
                Organisation.named("css-a", "Ministry A", FreePort.find(), folder),
                Organisation.named("css-b", "Bank B", FreePort.find(), folder),
                Organisation.named("css-c", "University C", FreePort.find(), folder));
        List<RunningServer> running = new ArrayList<>();
        try (People people = new People();
                SignInStandIns signIn = new SignInStandIns(CLOCK);
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start()) {
            narrator.note(
                    "An OCSP responder answers for a throw-away eID CA and two vendors' CAs, at " + people.ocspHost());
            narrator.note("Stand-ins of an auth server and an RP server play the phones, too");
            for (Organisation organisation : organisations) {
                signIn.serve(organisation);
                Map<String, String> settings = organisation.settings(people, signIn);
                boolean onPostgres = organisation == organisations.get(2);
                if (onPostgres) {
                    settings.put("CSS_DB_URL", "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres");
                    settings.put("CSS_DB_USER", "postgres");
                    settings.put("CSS_DB_PASSWORD", "postgres");
                }
                narrator.note(organisation.id() + " of " + organisation.name() + ", on "
                        + (onPostgres ? "PostgreSQL" : "H2") + " (takes some seconds) …");
                RunningServer server = organisation.start(jar, settings);
                running.add(server);
                narrator.follow(server);
            }
            walk(organisations, people, signIn, postgres.getPostgresDatabase());
        } finally {
            running.forEach(RunningServer::close);
        }
    }

    private void walk(List<Organisation> organisations, People people, SignInStandIns signIn, DataSource databaseOfC)
            throws IOException {
        ServerList list = serverList(organisations, signIn, people.listSigner());
        Connections connections = new Connections(Timeouts.defaults(), CLOCK);
        SecondProtocol second = new SecondProtocol(narrator, connections, list, signIn, people, CLOCK, RANDOM);
        SecondProtocol.Leftover left = second.journey();
        second.tryToBreakIt(left, people);
        second.tryTheFirstProtocol(left, connections, share -> keepForSecondProtocol(databaseOfC, share));
        new DocumentJourney(narrator, connections, list, CLOCK, RANDOM, Files.createTempDirectory(folder, "document"))
                .walk(capsule -> second.receive(capsule, left.smartId()), people);
        second.goOn(left);

        NarratedCalls calls = new NarratedCalls(narrator, connections, people);
        Delivery delivery = new ElevenSteps(narrator, calls, list, RANDOM).walk(people.mari());
        new Vendors(narrator, connections, list, CLOCK, RANDOM).walk(people);
        new BreakIns(narrator, calls, connections, list, RANDOM).tryAll(people, delivery);
        System.out.printf("%nEverything came out as promised.%n");
    }

    /** As {@code css.share.v1=false} does it for all shares that are stored from then on. */
    private static void keepForSecondProtocol(DataSource database, ShareId share) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update key_share set v1_allowed = false where share_id = ?")) {
            update.setString(1, share.toString());
            if (update.executeUpdate() != 1) {
                throw new IllegalStateException("the share is not in the database");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Signs the list, and reads it as every client does: by its signer's certificate alone. */
    private ServerList serverList(List<Organisation> organisations, SignInStandIns signIn, Identity signer) {
        narrator.chapter("A signed server list: whom clients may talk to, and which TLS certificates they take");
        ServerList list = new ServerList(
                organisations.stream().map(Organisation::entry).toList(),
                Optional.of(CLOCK.instant().plus(Duration.ofDays(30))),
                Optional.of(signIn.entry()));
        byte[] signed = SignedServerList.sign(list, new KeySigner(signer.key(), signer.certificate()));
        organisations.forEach(each -> narrator.note(each.id() + ", " + each.name() + ", "
                + each.entry().recipientUrl() + ", KeySharesCapsule, 1 certificate"));
        narrator.note("the auth server and the RP server, 1 certificate each");
        ServerListReader client = new ServerListReader(Optional.of(signer.certificate()), CLOCK);
        narrator.refused(
                "somebody offers a list of his own, without the signature",
                Failure.LIST_REFUSED,
                () -> client.read(ServerListFormat.write(list)));
        byte[] changed = signed.clone();
        changed[changed.length / 2] ^= 1;
        narrator.refused(
                "somebody changes the list under the signature", Failure.LIST_REFUSED, () -> client.read(changed));
        return client.read(signed);
    }
}
