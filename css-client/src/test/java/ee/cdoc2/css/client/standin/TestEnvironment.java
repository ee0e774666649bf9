package ee.cdoc2.css.client.standin;

import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.client.server.ServerList;
import ee.cdoc2.css.client.server.SignInServers;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.standin.AuthServer;
import ee.cdoc2.css.testkit.standin.Person;
import ee.cdoc2.css.testkit.standin.RpServer;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A PKI that lives as long as this JVM, n shares servers of as many organisations, and people. Identifiers: css-1, css-2, … */
public final class TestEnvironment implements AutoCloseable {
    public static final String PERSON = "etsi/PNOEE-48010010101";
    public static final String CUSTOMER = "private/JIO/70000349";

    private static final CertificateAuthority WEB = CertificateAuthority.named("TEST WEB CA");
    private static final CertificateAuthority EID = CertificateAuthority.named("TEST EID CA");
    private static final CertificateAuthority JIO = CertificateAuthority.named("TEST JIO CA");
    private static final CertificateAuthority OTHER = CertificateAuthority.named("TEST OTHER VENDOR CA");
    /** The servers' own, by their ids. */
    private static final Map<String, Identity> SERVERS_TLS = new ConcurrentHashMap<>();

    private final List<StandInCss> servers = new ArrayList<>();
    private Optional<SignInServers> signIn = Optional.empty();
    private AuthServer authServer;
    private RpServer rpServer;
    private Person mari;

    public static TestEnvironment of(int n) {
        TestEnvironment environment = new TestEnvironment();
        for (int i = 1; i <= n; i++) {
            environment.add("css-" + i, "Organisation " + i);
        }
        return environment;
    }

    /** With an auth server, an RP server, and two people whom they know; all shares servers speak the second protocol. */
    public TestEnvironment withSignIn(Clock clock) {
        Identity authTls = tlsIdentity();
        authServer = AuthServer.start(
                0,
                authTls,
                "https://auth.example",
                SmartIdRelyingParty.DEMO,
                TlsContexts.trusting(WEB.certificate()),
                clock);
        Identity rpTls = tlsIdentity();
        rpServer = RpServer.start(0, rpTls, SmartIdRelyingParty.DEMO, "DEMO", authServer, clock);
        authServer.serve(rpServer.sessionNonceUrl());
        servers.forEach(server -> {
            server.speakSecond(new StandInSessions(authServer, rpServer, clock));
            authServer.serve(server.sessionNonceUrl());
        });
        mari = Person.of(EID, "PNOEE-48010010101", "http://localhost:1");
        for (Person person : List.of(mari, Person.of(EID, "PNOEE-60001019906", "http://localhost:1"))) {
            authServer.enrol(person);
            rpServer.enrol(person);
        }
        signIn = Optional.of(new SignInServers(
                new ee.cdoc2.css.client.server.AuthServer(
                        BaseUrl.parse(authServer.url()).orElseThrow(), List.of(authTls.certificate())),
                new ee.cdoc2.css.client.server.RpServer(
                        BaseUrl.parse(rpServer.url()).orElseThrow(),
                        SessionNonceUrl.parse(rpServer.sessionNonceUrl()).orElseThrow(),
                        SmartIdRelyingParty.DEMO.schemeName(),
                        SmartIdRelyingParty.DEMO.name(),
                        "DEMO",
                        List.of(rpTls.certificate()))));
        return this;
    }

    public AuthServer authServer() {
        return authServer;
    }

    public RpServer rpServer() {
        return rpServer;
    }

    /** Whom {@link #PERSON} is, with both phones' keys. */
    public Person mari() {
        return mari;
    }

    public StandInCss add(String id, String organisation) {
        StandInTicketVerifier verifier = new StandInTicketVerifier(EID, Map.of("JIO", JIO, "OTHER", OTHER));
        servers.add(new StandInCss(id, organisation, SERVERS_TLS.computeIfAbsent(id, each -> tlsIdentity()), verifier));
        return servers.get(servers.size() - 1);
    }

    /** A new server key and certificate of the environment's web CA. */
    public Identity tlsIdentity() {
        return WEB.issue(CertificateProfiles.tlsServer());
    }

    /** The n-th server, from 1. */
    public StandInCss css(int n) {
        return servers.get(n - 1);
    }

    public List<ServerEntry> entries() {
        return servers.stream().map(StandInCss::entry).toList();
    }

    public ServerList list() {
        return new ServerList(entries(), Optional.empty(), signIn);
    }

    public Identity mobileId() {
        return EID.issue(CertificateProfiles.mobileId("PNOEE-48010010101"));
    }

    public Identity smartId() {
        return EID.issue(CertificateProfiles.smartId("PNOEE-48010010101"));
    }

    public Identity stranger() {
        return EID.issue(CertificateProfiles.smartId("PNOEE-60001019906")
                .key(KeyType.rsa(2048).another(1)));
    }

    /** The customer 70000349 of the vendor JIO. */
    public Identity customer() {
        return JIO.issue(CertificateProfiles.mobileId("70000349"));
    }

    /** Somebody whom another vendor gave the same number. */
    public Identity customerOfOther() {
        return OTHER.issue(CertificateProfiles.mobileId("70000349"));
    }

    /** Somebody whom the vendor JIO calls by a personal code. */
    public Identity customerWithPersonalCode() {
        return JIO.issue(CertificateProfiles.mobileId("PNOEE-48010010101"));
    }

    /** Somebody whom the eID authority calls 70000349. */
    public Identity personWithCustomerNumber() {
        return EID.issue(CertificateProfiles.mobileId("70000349"));
    }

    @Override
    public void close() {
        servers.forEach(StandInCss::close);
        if (authServer != null) {
            authServer.close();
            rpServer.close();
        }
    }
}
