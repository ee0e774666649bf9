package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.HealthAnswer;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.standin.KeyRing;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What an operator does to a running server. One server for all of it, without an audit file, for what holds then. The last tests
 * kill it and stop it, and start it again without a metrics token: what was acknowledged outlives the process, however that ends. The same
 * with PostgreSQL is in BackupIT.
 */
@Tag("h2")
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorIT extends BlackBox {

    private static final int RELOADS = 10;
    private static final Duration NOTICE = Duration.ofMinutes(2);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Polling NOTICED = new Polling(Duration.ofSeconds(10));
    /** 128 + 15: ended by SIGTERM, as the shell counts; 0 where the server says it ended as it wished. */
    private static final List<Integer> CLEAN = List.of(0, 143);

    private static final String TIMESTAMP =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{3}(Z|[+-][0-9:]+)";
    /** On the others the ids of a request are in the message alone. */
    private static final boolean WRITES_OUR_JSON =
            Set.of("micro", "payara-server").contains(System.getProperty("css.it.server"));

    private Path anchors;
    private TlsKeyReplacement tlsKey;
    private CssServer server;
    private Management management;

    @BeforeEach
    void startServerOnce() throws IOException {
        if (server != null) {
            return;
        }
        anchors = environment.pki().directory().resolve("managed-anchors.pem");
        Pem.write(anchors, List.of(environment.pki().eid().certificate()));
        ServerSettings settings = environment
                .settings("managed", environment.newDatabase())
                .without("CSS_AUDIT_FILE")
                .with("CSS_TRUST_ANCHORS", anchors.toString())
                .with("CSS_SHUTDOWN_DRAIN", DRAIN.toString());
        tlsKey = TlsKeyReplacement.in(settings.directory(), environment, settings);
        server = CssServer.start(withPasswordInAFile(settings)
                .with("CSS_TLS_KEYSTORE", tlsKey.keystore().toString()));
        management = server.management();
    }

    /** Where the server takes one: its listener must be the same as with a password in a variable. */
    private static ServerSettings withPasswordInAFile(ServerSettings settings) throws IOException {
        if (!"micro".equals(System.getProperty("css.it.server"))) {
            return settings;
        }
        Path file = Files.createDirectories(settings.directory()).resolve("tls-password");
        Files.writeString(file, settings.environment().get("CSS_TLS_KEYSTORE_PASSWORD") + "\n");
        return settings.without("CSS_TLS_KEYSTORE_PASSWORD").with("CSS_TLS_KEYSTORE_PASSWORD_FILE", file.toString());
    }

    @AfterAll
    void killServer() {
        if (server != null) {
            management.close();
            server.kill9();
        }
    }

    private void withoutATokenThereAreNoMetrics() {
        for (String shown : new String[] {null, "Bearer", "Bearer " + TestEnvironment.METRICS_TOKEN}) {
            Outcome.refused(
                    environment.client(server).send(Scrape.request(TestEnvironment.address(server), shown)),
                    404,
                    "no-such-resource");
        }
    }

    @Test
    void metricsAreAttributes() {
        CssClient client = environment.client(server);
        long stored = management.number("SharesStored");
        long released = management.number("SharesReleased");
        long denials = management.number("Denials");

        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));
        Outcome.released(client.fetch(share, ticket), share);
        Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");

        assertThat(management.number("SharesStored") - stored).isEqualTo(1);
        assertThat(management.number("SharesReleased") - released).isEqualTo(1);
        assertThat(management.number("Denials") - denials).isEqualTo(1);
        assertThat(management.number("DatabaseFailures")).isZero();
        assertThat(management.get("State")).isEqualTo("SERVING");
        assertThat(management.number("NonceKeyAgeSeconds")).isBetween(0L, 3600L);
        assertThat(management.number("RememberedOcspAnswers")).isPositive();
        assertThat(management.table("OcspResponders").get("127.0.0.1")).startsWith("good at ");
        Map<String, String> ends = management.table("TrustAnchors");
        assertThat(ends.keySet())
                .anyMatch(anchor -> anchor.startsWith("etsi: CN=TEST EID CA,"))
                .anyMatch(anchor -> anchor.startsWith("private/JIO: CN=TEST VENDOR CA,"));
        assertThat(ends.values()).allMatch(end -> Instant.parse(end).isAfter(Instant.now()));
    }

    @Test
    @SecondProtocolIsSpoken
    void theKeySetsAreAttributesAndCanBeFetchedNow() {
        KeyRing published = environment.authServer().keys();
        int before = published.fetches();

        management.invoke("refreshKeySets");

        assertThat(published.fetches()).isGreaterThan(before);
        assertThat(management.table("KeySets").get("auth-server")).contains(" keys, ", "last fetch good at ");
        assertThat(management.table("VerificationKeys"))
                .containsEntry(
                        "auth-server: " + published.current().keyId(),
                        published.current().keyId());
        assertThat((String[]) management.get("PausedOcspResponders")).isEmpty();
    }

    @Test
    void theAuditLogIsALogCategory() {
        StoredShare share = environment.client(server).store(environment.mobileIdUser());

        assertThat(new LogFiles(server.directory()).auditLines())
                .extracting(AuditLine::event, AuditLine::outcome, AuditLine::shareId)
                .contains(tuple("store", "success", share.shareId()));
    }

    @Test
    void rememberedOcspAnswersCanBeForgotten() {
        CssClient client = environment.client(server);
        String path = "/good/" + UUID.randomUUID();
        StoredShare share =
                client.store(environment.mobileIdUser(environment.responder().url(path)));
        Outcome.released(client.fetch(share), share);
        Outcome.released(client.fetch(share), share);
        assertThat(environment.responder().count(path)).isEqualTo(1);

        management.invoke("clearOcspCache");

        assertThat(management.number("RememberedOcspAnswers")).isZero();
        Outcome.released(client.fetch(share), share);
        assertThat(environment.responder().count(path)).isEqualTo(2);
    }

    @Test
    void noncesOutliveTheRotationOfTheirKey() {
        CssClient client = environment.client(server);
        StoredShare share = client.store(environment.mobileIdUser());
        String before = client.ticket(share, client.nonce(share));

        Instant from = Instant.parse((String) management.invoke("rotateNonceKey"));

        assertThat(from).isBetween(Instant.now(), Instant.now().plus(NOTICE));
        Outcome.released(client.fetch(share, before), share);
        Outcome.released(client.fetch(share), share);
    }

    @Test
    void trustAnchorsAreReplacedWithoutLosingARequestAndBrokenOnesChangeNothing() throws IOException {
        CssClient client = environment.client(server);
        Recipient newcomer = environment.newMobileIdUser();
        StoredShare share = client.store(newcomer);
        Outcome.refused(client.fetch(share), 401, "not-authenticated");
        writeBothAnchors();

        AtomicBoolean reloading = new AtomicBoolean(true);
        CompletableFuture<Integer> meanwhile = CompletableFuture.supplyAsync(() -> requestsWhile(reloading, client));
        for (int i = 0; i < RELOADS; i++) {
            assertThat(management.invoke("reloadTrustAnchors")).isEqualTo(4);
        }
        reloading.set(false);

        assertThat(meanwhile.join()).isPositive();
        Outcome.released(client.fetch(share), share);
        brokenTrustAnchorsChangeNothing();
        // with broken ones it would not start again
        writeBothAnchors();
    }

    private void writeBothAnchors() {
        Pem.write(
                anchors,
                List.of(
                        environment.pki().eid().certificate(),
                        environment.pki().newEid().certificate()));
    }

    private void breakAnchors() throws IOException {
        Files.writeString(anchors, Pem.BEGIN + "\nbm8gY2VydGlmaWNhdGU=\n" + Pem.END + "\n");
    }

    private int requestsWhile(AtomicBoolean condition, CssClient client) {
        StoredShare share = client.store(environment.mobileIdUser());
        int requests = 0;
        do {
            Outcome.released(client.fetch(share), share);
            requests++;
        } while (condition.get());
        return requests;
    }

    private void brokenTrustAnchorsChangeNothing() throws IOException {
        CssClient client = environment.client(server);
        breakAnchors();

        assertThatIllegalStateException()
                .isThrownBy(() -> management.invoke("reloadTrustAnchors"))
                .withMessageContaining("css.trust.anchors");

        assertThat(server.log()).contains("Trust anchors are not reloaded: css.trust.anchors");
        ChildProcess command = mbean("reloadTrustAnchors");
        assertThat(command.end()).isEqualTo(1);
        assertThat(command.output().lines())
                .singleElement()
                .asString()
                .startsWith("ee.cdoc2.css:type=Css in process ")
                .contains("css.trust.anchors");
        assertThat(management.table("TrustAnchors")).hasSize(4);
        StoredShare share = client.store(environment.newMobileIdUser());
        Outcome.released(client.fetch(share), share);
    }

    /** As the admin guide has it. */
    @Test
    void attributesCanBeReadFromAShell() {
        ChildProcess one = mbean("State");
        ChildProcess table = mbean("TrustAnchors");
        ChildProcess all = mbean();

        assertThat(one.end()).isZero();
        assertThat(one.output()).isEqualToIgnoringNewLines("SERVING");
        assertThat(table.end()).isZero();
        assertThat(table.output().lines())
                .anySatisfy(line ->
                        assertThat(line).startsWith("etsi: CN=TEST EID CA,").containsPattern("=[0-9]{4}-"));
        assertThat(all.end()).isZero();
        assertThat(all.output().lines()).contains("State=SERVING").anyMatch(line -> line.startsWith("Version="));
        ChildProcess unknown = mbean("NoSuchThing");
        assertThat(unknown.end()).isEqualTo(1);
        assertThat(unknown.output().lines()).hasSize(1);
    }

    @Test
    void anInvestigatorFindsAPersonInTheAuditLog() {
        StoredShare share = environment.client(server).store(environment.newMobileIdUser());
        assertThat(NOTICED.until(() -> !pseudonymsInLog(share).isEmpty())).isTrue();
        int logged = server.log().length();

        ChildProcess found = mbeanTold(share.recipient().id(), "pseudonym");
        assertThat(found.end()).isZero();
        assertThat(pseudonymsInLog(share)).containsExactly(found.output().strip());
        ChildProcess nobody = mbeanTold("48010010101", "pseudonym");
        assertThat(nobody.end()).isEqualTo(1);
        assertThat(nobody.output().lines())
                .singleElement()
                .asString()
                .endsWith(": that is no recipient id, such as etsi/PNOEE-48010010101");
        assertThat(server.log().substring(logged)).doesNotContain("PNOEE", "48010010101");
    }

    private List<String> pseudonymsInLog(StoredShare share) {
        return new LogFiles(server.directory())
                .auditLines().stream()
                        .filter(line -> share.shareId().equals(line.shareId()))
                        .map(AuditLine::recipient)
                        .distinct()
                        .toList();
    }

    private ChildProcess mbean(String... member) {
        return mbeanTold("", member);
    }

    private ChildProcess mbeanTold(String input, String... member) {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "printf %s \"$0\" | \"$@\"",
                input,
                ChildProcess.java(),
                RepositoryFiles.find("src/main/operations/Mbean.java").toString(),
                Long.toString(server.pid()),
                "ee.cdoc2.css:type=Css"));
        command.addAll(List.of(member));
        return ChildProcess.start(
                command, Map.of(), server.directory().resolve("mbean").resolve(UUID.randomUUID() + ".txt"));
    }

    @Test
    void maintenanceRefusesEverythingAboutShares() {
        CssClient client = environment.client(server);
        ServerAddress address = TestEnvironment.address(server);
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        management.invoke("enterMaintenance");

        JavaClientShape shape = new JavaClientShape(address);
        inMaintenance(client.send(shape.store(share.base64(), share.recipient().id())));
        inMaintenance(client.send(shape.nonce(share.shareId())));
        inMaintenance(client.fetch(share, ticket));
        // an auth server signs in nobody while one server does not answer
        assertThat(sessionNonce(client, address)).isEqualTo(200);
        notReadyButAlive(client, address);
        management.invoke("serve");
        Outcome.released(client.fetch(share, ticket), share);
        assertThat(HealthAnswer.of(client, address, "ready").up()).isTrue();
    }

    @Test
    void drainingAnswersButIsNotReady() {
        CssClient client = environment.client(server);
        StoredShare share = client.store(environment.mobileIdUser());

        management.invoke("drain");

        notReadyButAlive(client, TestEnvironment.address(server));
        Outcome.released(client.fetch(share), share);
        assertThat(sessionNonce(client, TestEnvironment.address(server))).isEqualTo(200);
        management.invoke("serve");
        assertThat(HealthAnswer.of(client, TestEnvironment.address(server), "ready")
                        .up())
                .isTrue();
    }

    private static int sessionNonce(CssClient client, ServerAddress address) {
        return client.send(RequestBytes.of("POST", "/session_nonce", address)
                        .header("Connection", "close")
                        .bytes())
                .status();
    }

    @Test
    void aNewTlsKeyIsTakenWithoutDroppingARequest() throws IOException {
        tlsKey.isTakenWithoutDroppingARequest(server);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    void sharesNonceKeysAndSpentNoncesSurviveAKill() {
        CssClient client = environment.client(server);
        StoredShare share = client.store(environment.mobileIdUser());
        String spent = client.ticket(share, client.nonce(share));
        Outcome.released(client.fetch(share, spent), share);
        String unspent = client.ticket(share, client.nonce(share));
        management.close();

        StoredShare lastWords = client.store(environment.smartIdUser());
        server.kill9();
        server.restartWith("CSS_METRICS_TOKEN", "");

        management = server.management();
        Outcome.released(client.fetch(lastWords), lastWords);
        Outcome.released(client.fetch(share, unspent), share);
        Outcome.refused(client.fetch(share, spent), 404, "no-such-share");
        withoutATokenThereAreNoMetrics();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aNodeThatIsStoppedDrainsFirstAndStillAnswers() throws IOException {
        CssClient client = environment.client(server);
        ServerAddress address = TestEnvironment.address(server);
        assertThat(HealthAnswer.of(client, address, "ready").up()).isTrue();
        management.close();
        long begun = System.nanoTime();
        CompletableFuture<Integer> end = CompletableFuture.supplyAsync(server::drainAndStop);

        assertThat(new Polling(DRAIN)
                        .until(() -> !HealthAnswer.of(client, address, "ready").up()))
                .isTrue();

        WireAnswer health = get(client, "/health/ready");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.header("Connection"))
                .hasValueSatisfying(value -> assertThat(value).isEqualToIgnoringCase("close"));
        assertThat(get(client, "/health/live").status()).isEqualTo(200);
        StoredShare share = client.store(environment.mobileIdUser());
        String spent = client.ticket(share, client.nonce(share));
        Outcome.released(client.fetch(share, spent), share);
        String unspent = client.ticket(share, client.nonce(share));

        assertThat(end.join()).isIn(CLEAN);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(DRAIN);
        Path log = server.restartWithLogAsJson();
        Outcome.released(client.fetch(share, unspent), share);
        isJson(log, () -> client.fetch(share, spent));
    }

    /**
     * Each line by itself, by the names that docs/operations/logs.md has for all servers: that of a refusal with its id, and what is logged
     * with the reason why it failed.
     */
    private void isJson(Path log, Supplier<WireAnswer> request) throws IOException {
        long before = Files.size(log);
        WireAnswer refused = request.get();
        Outcome.refused(refused, 404, "no-such-share");
        String id = refused.header("X-Request-Id").orElseThrow();
        String told = "refused urn:uuid:" + id;
        assertThat(NOTICED.until(() -> linesSince(log, before).anyMatch(line -> line.contains(told))))
                .isTrue();
        management = server.management();
        breakAnchors();
        assertThatIllegalStateException().isThrownBy(() -> management.invoke("reloadTrustAnchors"));
        assertThat(NOTICED.until(() -> linesSince(log, before).anyMatch(line -> line.contains("css.trust.anchors"))))
                .isTrue();

        List<ReadJson> lines = linesSince(log, before)
                .map(line -> ReadJson.of(line.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(() -> new AssertionError("no JSON: " + line)))
                .toList();
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.text("@timestamp").orElseThrow()).matches(TIMESTAMP);
            assertThat(line.text("log.level")).isPresent();
            assertThat(line.text("log.logger")).isPresent();
            assertThat(line.text("message")).isPresent();
        });
        assertThat(lines)
                .filteredOn(line -> line.text("message").orElseThrow().contains(told))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.text("log.level")).hasValue("INFO");
                    assertThat(line.text("log.logger")).hasValue("ee.cdoc2.css.web");
                    assertThat(line.text("http.request.id"))
                            .isEqualTo(Optional.of(id).filter(own -> WRITES_OUR_JSON));
                });
    }

    private static Stream<String> linesSince(Path log, long offset) {
        try {
            byte[] all = Files.readAllBytes(log);
            int from = Math.toIntExact(offset);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8).lines();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static WireAnswer get(CssClient client, String path) {
        return client.send(
                ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void notReadyButAlive(CssClient client, ServerAddress address) {
        HealthAnswer ready = HealthAnswer.of(client, address, "ready");
        assertThat(ready.up()).isFalse();
        assertThat(ready.up("service")).isFalse();
        assertThat(HealthAnswer.of(client, address, "live").up()).isTrue();
    }

    private static void inMaintenance(WireAnswer answer) {
        Outcome.refused(answer, 503, "maintenance");
        assertThat(answer.header("Retry-After")).isPresent();
    }
}
