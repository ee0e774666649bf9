package ee.cdoc2.css.it.environment;

import static java.util.Map.entry;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.Transport;
import ee.cdoc2.css.it.database.Database;
import ee.cdoc2.css.it.database.Databases;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.ocsp.OcspResponder;
import ee.cdoc2.css.testkit.ocsp.OcspResponderProcess;
import ee.cdoc2.css.testkit.openapi.ApiDescription;
import ee.cdoc2.css.testkit.openapi.DescribedAnswers;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.process.FreePort;
import ee.cdoc2.css.testkit.standin.AuthServer;
import ee.cdoc2.css.testkit.standin.RpServer;
import ee.cdoc2.css.testkit.vectors.AudienceVector;
import ee.cdoc2.css.testkit.vectors.Signers;
import ee.cdoc2.css.testkit.wire.ClientShape;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What all tests of a run share until its JVM ends: one server with the ordinary settings, and what it needs. */
public final class TestEnvironment {

    /** {@code CSS_METRICS_TOKEN} in the ordinary settings, with what a server or MicroProfile Config could take for an expression. */
    public static final String METRICS_TOKEN =
            "metrics-token-$$-${x}-${java.version}-${ENV=HOME}-${env.HOME}-\\${y}-\\-#{z}-of-the-test-environment";

    /** From where css.jar and Payara Server are told who their clients are; no test comes from there that does not want to be. */
    public static final String BALANCER = "127.0.9.9";

    /** Whether the ordinary settings leave out the second protocol: system property {@code css.it.schemes} is {@code v1}. */
    public static final boolean FIRST_PROTOCOL_ALONE =
            System.getProperty("css.it.schemes", "v1,v2").equals("v1");

    private final ApiDescription api = ApiDescription.ofRepository();
    private final Path directory;
    private final TestPki pki;
    private final OcspResponderProcess responder;
    private final Signers signers;
    private final AuthServer authServer;
    private final RpServer rpServer;
    private final Databases databases;
    private final Database database;
    private final PersonalCodes personalCodes = new PersonalCodes();
    private final String deadResponder = OcspResponder.refusedUrl();
    private final OcspResponder slowResponder;
    private final CssServer server;
    private final Set<String> socketsAtStart;

    private TestEnvironment(Path directory) {
        this.directory = directory;
        pki = TestPki.create(directory);
        responder = OcspResponderProcess.start(
                directory.resolve("responder"), List.of(pki.eid(), pki.newEid(), pki.vendor()));
        slowResponder = OcspResponder.start(pki.eid());
        signers = new Signers(pki.eid(), pki.vendor(), Clock.systemUTC(), responder.url("/good"));
        authServer = pki.authServer();
        rpServer = pki.rpServer(authServer);
        databases = Databases.selected();
        database = databases.create();
        server = CssServer.start(settings("shared", database));
        socketsAtStart = server.listeningSockets();
    }

    /**
     * Sets everything up; the server answers when this returns.
     *
     * @param directory for files and logs of this run; system property {@code css.it.work}
     */
    public static TestEnvironment open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new TestEnvironment(Files.createTempDirectory(directory, "run-"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the server that all tests with the ordinary settings share; it is not to be stopped} */
    public CssServer server() {
        return server;
    }

    /** {@return where the shared server listened when it had started, see {@link CssServer#listeningSockets()}} */
    public Set<String> socketsAtStart() {
        return socketsAtStart;
    }

    /** {@return the shared server's database} */
    public Database database() {
        return database;
    }

    public TestPki pki() {
        return pki;
    }

    public OcspResponderProcess responder() {
        return responder;
    }

    /** {@return the URL of a responder that servers may ask, and that refuses connections} */
    public String deadResponder() {
        return deadResponder;
    }

    /** {@return another responder that servers may ask, so that what it does not answer is no reason not to ask the first} */
    public OcspResponder slowResponder() {
        return slowResponder;
    }

    /** {@return an empty database, for a server of a test's own} */
    public Database newDatabase() {
        return databases.create();
    }

    /** {@return the ordinary settings for one more server} */
    public ServerSettings settings(String name, Database itsDatabase) {
        int port = FreePort.find();
        Path itsDirectory = directory.resolve(name);
        Map<String, String> environment = new TreeMap<>(pki.environment());
        environment.put("CSS_HTTPS_ADDRESS", "127.0.0.1");
        environment.put("CSS_HTTPS_PORT", Integer.toString(port));
        environment.put(
                "CSS_DATA_DIR",
                itsDirectory.resolve("data of \u00f5 and \u5b57").toString());
        environment.put(
                "CSS_BASE_URLS",
                String.join(
                        ",", "https://localhost:" + port, AudienceVector.DEFAULT_PORT_BASE, AudienceVector.PATH_BASE));
        environment.put("CSS_SHUTDOWN_DRAIN", "PT0S");
        environment.putAll(secondProtocol());
        environment.put("CSS_OCSP_MODE", "aia");
        environment.put(
                "CSS_OCSP_ALLOWED_HOSTS",
                String.join(
                        ",",
                        responder.authority(),
                        URI.create(slowResponder.url("/")).getAuthority(),
                        URI.create(deadResponder).getAuthority()));
        environment.put("CSS_AUDIT_FILE", itsDirectory.resolve("audit.log").toString());
        environment.put("CSS_METRICS_TOKEN", METRICS_TOKEN);
        environment.put("CSS_DB_POOL_SIZE", "20");
        environment.putAll(limits());
        environment.putAll(itsDatabase.environment());
        ServerSettings settings = new ServerSettings(itsDirectory, port, environment);
        return FIRST_PROTOCOL_ALONE ? settings.withoutSecondProtocol().with("CSS_SCHEMES", "v1") : settings;
    }

    /** Tests come from 127.0.0.1 without any limit, and from other addresses of this machine with narrow ones. */
    private static Map<String, String> limits() {
        return Map.ofEntries(
                entry("CSS_LIMIT_EXEMPT", "127.0.0.1"),
                entry("CSS_LIMIT_CONNECTIONS", "3"),
                entry("CSS_LIMIT_HANDSHAKES", "12/PT1H"),
                entry("CSS_LIMIT_STORES", "3/PT1H"),
                entry("CSS_LIMIT_NONCES", "5/PT1H"),
                entry("CSS_LIMIT_SESSION_NONCES", "4/PT1H"),
                entry("CSS_LIMIT_FETCHES", "6/PT1H"),
                entry("CSS_LIMIT_DESCRIPTIONS", "2/PT1H"),
                entry("CSS_LIMIT_DENIALS", "2/PT1H"),
                entry("CSS_LIMIT_RECORDED_REFUSALS", "0"),
                entry("CSS_PROXY_PROTOCOL_FROM", BALANCER));
    }

    private Map<String, String> secondProtocol() {
        return Map.ofEntries(
                entry("CSS_SCHEMES", "v1,v2"),
                entry("CSS_SESSION_ISSUER", authServer.issuer()),
                entry("CSS_SESSION_KEYS", authServer.keysUrl()),
                entry("CSS_RP_KEYS", rpServer.keysUrl()),
                entry("CSS_RP_SCHEME_NAME", rpServer.party().schemeName()),
                entry("CSS_RP_SMART_ID_NAME", rpServer.party().name()),
                entry("CSS_RP_MOBILE_ID_NAME", rpServer.mobileIdName()),
                entry("CSS_KEYS_TRUST", pki.webAnchor().toString()),
                entry("CSS_KEYS_UNKNOWN_KID_INTERVAL", "PT10S"),
                // on a busy machine the first fetch, of all, is a slow one
                entry("CSS_KEYS_CONNECT_TIMEOUT", "PT10S"),
                entry("CSS_KEYS_TIMEOUT", "PT10S"));
    }

    /** {@return the auth server whose sessions servers with the ordinary settings accept} */
    public AuthServer authServer() {
        return authServer;
    }

    /** {@return the RP server that they know} */
    public RpServer rpServer() {
        return rpServer;
    }

    /** {@return the second protocol at the shared server, over this transport} */
    public SecondProtocol secondProtocol(Transport transport) {
        return secondProtocol(server, transport);
    }

    /** {@return the second protocol at a server, over this transport} */
    public SecondProtocol secondProtocol(CssServer to, Transport transport) {
        return secondProtocol(to, transport, to.baseUrl().toString());
    }

    /** {@return the same with tokens for this base URL} */
    public SecondProtocol secondProtocol(CssServer to, Transport transport, String audience) {
        return new SecondProtocol(transport, address(to), audience, authServer, rpServer);
    }

    /** {@return who signs the vectors' tickets} */
    public Signers signers() {
        return signers;
    }

    /** {@return somebody new with a Mobile-ID: P-256, so ES256} */
    public Recipient mobileIdUser() {
        return mobileIdUser(responder.url("/good"));
    }

    /** {@return the same, about whose certificate this OCSP responder is to be asked} */
    public Recipient mobileIdUser(String ocspUrl) {
        String person = personalCodes.next();
        return new Recipient(
                "etsi/" + person,
                pki.eid().issue(CertificateProfiles.mobileId(person).ocspUrl(ocspUrl)));
    }

    /** {@return somebody new whose Mobile-ID is issued by the authority that comes after today's} */
    public Recipient newMobileIdUser() {
        String person = personalCodes.next();
        return new Recipient(
                "etsi/" + person,
                pki.newEid().issue(CertificateProfiles.mobileId(person).ocspUrl(responder.url("/good"))));
    }

    /** {@return somebody new with a Smart-ID: RSA, so RS256} */
    public Recipient smartIdUser() {
        return smartIdUser(responder.url("/good"));
    }

    /** {@return the same, about whose certificate this OCSP responder is to be asked} */
    public Recipient smartIdUser(String ocspUrl) {
        String person = personalCodes.next();
        return new Recipient(
                "etsi/" + person,
                pki.eid().issue(CertificateProfiles.smartId(person).ocspUrl(ocspUrl)));
    }

    /** {@return a client of the shared server} */
    public CssClient client() {
        return client(server);
    }

    /** {@return a client of the shared server whose requests get there so} */
    public CssClient client(Transport transport) {
        return new CssClient(
                transport,
                new JavaClientShape(address(server)),
                server.baseUrl().toString());
    }

    /** {@return a client whose requests are written as those of the Java reference client} */
    public CssClient client(CssServer to) {
        return client(to, new JavaClientShape(address(to)), to.baseUrl().toString());
    }

    /** {@return a client whose requests have this shape, and whose tickets are for this base URL} */
    public CssClient client(CssServer to, ClientShape shape, String audience) {
        return new CssClient(https(to), shape, audience);
    }

    /** {@return where a server is} */
    public static ServerAddress address(CssServer of) {
        return new ServerAddress("localhost", of.port());
    }

    /** {@return a TLS client for a server, trusting the authority of its certificate; fails at answers not described at /openapi} */
    public RawHttps https(CssServer to) {
        return watched(to, false);
    }

    /** {@return the same from another address of this machine, which is a source of its own} */
    public RawHttps https(CssServer to, InetAddress from) {
        return https(to).from(from);
    }

    /**
     * The same for requests that no HTTP client sends, and that a server may refuse by itself before the application is reached:
     * such a refusal is no answer of ours, so it is not described. Every other answer must be.
     */
    public RawHttps httpsForOddRequests(CssServer to) {
        return watched(to, true);
    }

    private RawHttps watched(CssServer to, boolean serverMayRefuse) {
        return RawHttps.to(address(to), pki.web().certificate())
                .withListener(new DescribedAnswers(api, serverMayRefuse));
    }
}
