package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.certificate.PresentedCertificate;
import ee.cdoc2.css.client.connection.Connections;
import ee.cdoc2.css.client.connection.Timeouts;
import ee.cdoc2.css.client.journey.KeyMaterial;
import ee.cdoc2.css.client.journey.Progress;
import ee.cdoc2.css.client.journey.Receiver;
import ee.cdoc2.css.client.journey.Sender;
import ee.cdoc2.css.client.journey.SignIn;
import ee.cdoc2.css.client.server.AuthServer;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.SignInServers;
import ee.cdoc2.css.client.session.Session;
import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.standin.Person;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference client's whole journey with the product. One server stands for n: it holds n shares under n names, which
 * is all that a client sees of n servers.
 */
class ReferenceClientIT extends BlackBox {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connections connections = new Connections(Timeouts.defaults(), CLOCK);

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void mobileIdUserGetsTheKeyBack(int n) {
        assertThatTheKeyComesBack(n, environment.mobileIdUser());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void smartIdUserGetsTheKeyBack(int n) {
        assertThatTheKeyComesBack(n, environment.smartIdUser());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void vendorsCustomerGetsTheKeyBack(int n) {
        assertThatTheKeyComesBack(n, certified(environment.pki().vendor(), "private/JIO/70000349", "70000349"));
    }

    /** With both phones, and the checks that the client makes of what it gets. */
    @Test
    @SecondProtocolIsSpoken
    void whoHasSignedInGetsTheKeyBackByTheSecondProtocol() {
        Person mari = Person.of(
                environment.pki().eid(),
                "PNOEE-48010010101",
                environment.responder().url("/good"));
        environment.authServer().enrol(mari);
        environment.rpServer().enrol(mari);
        environment
                .authServer()
                .serve(
                        environment.rpServer().sessionNonceUrl(),
                        environment.server().baseUrl() + "/session_nonce");
        RecipientId.Etsi person = new RecipientId.Etsi(mari.recipientId());
        ServerList list = listWithSignIn(3);
        KeyMaterial key = KeyMaterial.random(RANDOM);
        Capsule capsule = sender().send(key, person, list.servers());
        SignIn signIn = new SignIn(list, connections, code -> {}, CLOCK, Progress.silent());

        for (Optional<String> phone : List.of(Optional.<String>empty(), Optional.of(mari.phoneNumber()))) {
            Session session = signIn.signIn(person, phone);

            assertThat(receiver(list).receive(capsule, session, signIn.signer(session)))
                    .isEqualTo(key);
        }
    }

    @Test
    void vendorsCertificateOpensNothingOfAPerson() {
        assertThat(refusal(
                        "etsi/PNOEE-48010010101",
                        certified(environment.pki().vendor(), "etsi/PNOEE-48010010101", "PNOEE-48010010101")))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void personsCertificateOpensNothingOfAVendor() {
        assertThat(refusal(
                        "private/JIO/70000349", certified(environment.pki().eid(), "private/JIO/70000349", "70000349")))
                .isEqualTo(Failure.NOT_AUTHENTICATED);
    }

    @Test
    void vendorThatNobodyConfiguredIsRefusedWhenSending() {
        ServerList list = list(2);

        ClientException refused = catchThrowableOfType(
                ClientException.class,
                () -> sender().send(
                                KeyMaterial.random(RANDOM),
                                RecipientId.parse("private/OTHER/70000349").orElseThrow(),
                                list.servers()));

        assertThat(refused.failure()).isEqualTo(Failure.REQUEST_REFUSED);
    }

    private void assertThatTheKeyComesBack(int n, Recipient recipient) {
        ServerList list = list(n);
        KeyMaterial key = KeyMaterial.random(RANDOM);
        Capsule capsule = sender().send(key, RecipientId.parse(recipient.id()).orElseThrow(), list.servers());

        assertThat(receiver(list).receive(capsule, signer(recipient))).isEqualTo(key);
    }

    private Failure refusal(String sentTo, Recipient whoAsks) {
        ServerList list = list(2);
        Capsule capsule = sender().send(
                        KeyMaterial.random(RANDOM), RecipientId.parse(sentTo).orElseThrow(), list.servers());
        return catchThrowableOfType(ClientException.class, () -> receiver(list).receive(capsule, signer(whoAsks)))
                .failure();
    }

    private Sender sender() {
        return new Sender(connections, RANDOM, CLOCK, Progress.silent());
    }

    private Receiver receiver(ServerList list) {
        return new Receiver(list, connections, RANDOM, CLOCK, Progress.silent());
    }

    private ServerList list(int n) {
        BaseUrl url = BaseUrl.parse(environment.server().baseUrl().toString()).orElseThrow();
        X509Certificate tls = shown(url);
        List<ServerEntry> entries = new ArrayList<>();
        for (int i = 1; i <= n; i++) {
            entries.add(new ServerEntry("css-" + i, "Organisation " + i, Set.of(Capsule.TYPE), url, url, List.of(tls)));
        }
        return new ServerList(entries, Optional.empty());
    }

    private ServerList listWithSignIn(int n) {
        SessionNonceUrl nonces = SessionNonceUrl.parse(environment.server().baseUrl() + "/session_nonce")
                .orElseThrow();
        List<ServerEntry> entries = list(n).servers().stream()
                .map(entry -> new ServerEntry(
                        entry.id(),
                        entry.organisation(),
                        entry.capsuleTypes(),
                        entry.senderUrl(),
                        entry.recipientUrl(),
                        Optional.of(nonces),
                        entry.certificates()))
                .toList();
        BaseUrl auth = BaseUrl.parse(environment.authServer().url()).orElseThrow();
        BaseUrl rp = BaseUrl.parse(environment.rpServer().url()).orElseThrow();
        return new ServerList(
                entries,
                Optional.empty(),
                Optional.of(new SignInServers(
                        new AuthServer(auth, List.of(shown(auth))),
                        new RpServer(
                                rp,
                                SessionNonceUrl.parse(environment.rpServer().sessionNonceUrl())
                                        .orElseThrow(),
                                environment.rpServer().party().schemeName(),
                                environment.rpServer().party().name(),
                                environment.rpServer().mobileIdName(),
                                List.of(shown(rp))))));
    }

    private static X509Certificate shown(BaseUrl url) {
        return new PresentedCertificate(Duration.ofSeconds(10)).of(url).orElseThrow();
    }

    private Recipient certified(CertificateAuthority by, String id, String serialNumber) {
        return new Recipient(
                id,
                by.issue(CertificateProfiles.mobileId(serialNumber)
                        .ocspUrl(environment.responder().url("/good"))));
    }

    private static KeySigner signer(Recipient recipient) {
        return new KeySigner(recipient.identity().key(), recipient.identity().certificate());
    }
}
