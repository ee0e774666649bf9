package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.HeaderLines;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.it.operator.Scrape;
import ee.cdoc2.css.it.operator.SpanCollector;
import ee.cdoc2.css.it.operator.SpanCollector.Exported;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.ocsp.OcspFault;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/**
 * Whatever a server is asked to log, nothing secret is in it: a whole flow and all kinds of refusals at the finest level for
 * everything, and then all files are searched. With {@code CSS_IT_OPTIONS="-Dcss.it.agent=… -Dcss.it.agent.extension=…"} spans are among what is
 * searched: docs/operations/try-traces. The nonces of the first protocol are no secrets: whoever knows a share id is given
 * one.
 */
@Tag("long")
class NothingSecretInLogsIT extends BlackBox {

    private static final String FINEST = "FINEST";
    private static final String KEYSTORE_PASSWORD = "keystore-password-of-this-test";
    private static final String DATABASE_PASSWORD = "database-password-of-this-test";
    /** A part of a ticket that is shorter can be anything. */
    private static final int TELLING = 16;

    /** docs/operations/logs.md has these and no others. */
    private static final Set<String> ADMITTED = Set.of(
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "http.response.header.x-request-id",
            "error.type",
            "db.system",
            "db.operation",
            "db.sql.table",
            "server.address",
            "server.port");

    private final Map<String, String> secrets = new TreeMap<>();
    private final Set<String> shareIds = new TreeSet<>();

    @Test
    @DisabledIf(
            value = "runsOnH2OnAnApplicationServer",
            disabledReason = "there is a database password with PostgreSQL only")
    void nothingSecretIsLoggedAtTheFinestLevel() throws IOException {
        ServerSettings settings = settings();
        secrets.put("keystore password", KEYSTORE_PASSWORD);
        secrets.put("database password", DATABASE_PASSWORD);
        secrets.put("vault password", settings.environment().get("CSS_VAULT_KEYSTORE_PASSWORD"));
        secrets.put("metrics token", TestEnvironment.METRICS_TOKEN);

        SpanCollector collector = SpanCollector.start(settings.directory().resolve("spans.log"));
        try (collector;
                CssServer server = CssServer.start(settings.with("OTEL_TRACES_EXPORTER", "otlp")
                        .with("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url()))) {
            CssClient client = environment.client(server);
            ServerAddress address = TestEnvironment.address(server);
            aWholeFlow(client, environment.mobileIdUser());
            aWholeFlow(client, environment.smartIdUser());
            refusals(client);
            malformedInput(client, address);
            if (!TestEnvironment.FIRST_PROTOCOL_ALONE) {
                theSecondProtocol(server, client, environment.mobileIdUser());
                theSecondProtocol(server, client, environment.smartIdUser());
            }
            Scrape.of(client, address, TestEnvironment.METRICS_TOKEN);
        }

        LogFiles logs = new LogFiles(settings.directory());
        // with the space before it: as the application logs it, not as it stands in the audit log
        assertThat(logs.findings(Map.of("a message of the application at FINE", ": BODY_MALFORMED")))
                .isNotEmpty();
        assertThat(logs.findings(secrets)).isEmpty();
        if (SpanCollector.isWanted()) {
            theSpansTellWhatIsAdmitted(collector.spans());
            assertThat(collector.spans())
                    .as("whose share it is stands in the audit log alone")
                    .noneMatch(span -> shareIds.stream().anyMatch(span.toString()::contains));
        }
    }

    /** They are among what was searched, and tell of a release that the responder and the database were asked. */
    private static void theSpansTellWhatIsAdmitted(List<Exported> spans) {
        Map<String, List<Exported>> traces = spans.stream().collect(Collectors.groupingBy(Exported::trace));
        assertThat(traces.values())
                .as("a release, its OCSP question and its statements in one trace")
                .anySatisfy(trace -> assertThat(trace)
                        .anyMatch(span -> span.name().equals("GET /key-shares/{shareId}"))
                        .anyMatch(span -> span.kind() == Exported.CLIENT
                                && span.attributes().containsKey("http.request.method"))
                        .anyMatch(
                                span -> span.attributes().keySet().stream().anyMatch(name -> name.startsWith("db."))));
        assertThat(spans)
                .as("a request's id joins its spans to the log")
                .anyMatch(span -> span.attributes().containsKey("http.response.header.x-request-id"))
                .as("the fetch of a key set")
                .anyMatch(span -> span.kind() == Exported.CLIENT
                        && traces.get(span.trace()).size() == 1)
                .as("the last request before the stop")
                .anyMatch(span -> span.name().startsWith("GET /metrics"))
                .as("what is admitted, and nothing else")
                .allSatisfy(span -> {
                    assertThat(span.attributes().keySet()).isSubsetOf(ADMITTED);
                    assertThat(span.events()).isZero();
                });
    }

    /** What H2 itself writes is looked at with css.jar. */
    static boolean runsOnH2OnAnApplicationServer() {
        return System.getProperty("css.it.database").equals("h2")
                && !System.getProperty("css.it.server").equals("micro");
    }

    private ServerSettings settings() throws IOException {
        ServerSettings settings =
                environment.settings("finest", environment.newDatabase()).with("CSS_LOG_LEVEL", FINEST);
        Files.createDirectories(settings.directory());
        Path keystore = settings.directory().resolve("server.p12");
        environment
                .pki()
                .web()
                .issue(CertificateProfiles.tlsServer())
                .writePkcs12(keystore, KEYSTORE_PASSWORD.toCharArray());
        ServerSettings own = settings.with("CSS_TLS_KEYSTORE", keystore.toString())
                .with("CSS_TLS_KEYSTORE_PASSWORD", KEYSTORE_PASSWORD);
        // the PostgreSQL of the tests takes any password of its superuser; H2's user has none
        return own.environment().containsKey("CSS_DB_PASSWORD")
                ? own.with("CSS_DB_USER", "postgres").with("CSS_DB_PASSWORD", DATABASE_PASSWORD)
                : own;
    }

    private void aWholeFlow(CssClient client, Recipient person) {
        StoredShare share = store(client, person);
        String ticket = ticket(client, share, person);
        Outcome.released(client.fetch(share, ticket), share);
        Outcome.refused(client.fetch(share, ticket), 404, "no-such-share");
    }

    private void refusals(CssClient client) {
        Recipient revoked = environment.mobileIdUser(environment.responder().url(OcspFault.REVOKED.path()));
        StoredShare share = store(client, revoked);
        Outcome.refused(client.fetch(share, ticket(client, share, revoked)), 401, "not-authenticated");
        Recipient unlucky = environment.mobileIdUser(environment.deadResponder());
        StoredShare other = store(client, unlucky);
        Outcome.refused(client.fetch(other, ticket(client, other, unlucky)), 503, "certificate-status-unavailable");
        Recipient stranger = environment.mobileIdUser();
        String foreign = ticket(client, other, stranger);
        Outcome.refused(
                client.fetch(other.shareId(), foreign, stranger.identity().x5c()), 404, "no-such-share");
        Outcome.refused(client.fetch(other, foreign), 401, "not-authenticated");
        Recipient untrusted = environment.newMobileIdUser();
        Outcome.refused(
                client.fetch(
                        other.shareId(),
                        ticket(client, other, untrusted),
                        untrusted.identity().x5c()),
                401,
                "not-authenticated");
    }

    private void malformedInput(CssClient client, ServerAddress address) {
        Recipient person = environment.mobileIdUser();
        StoredShare share = store(client, person);
        String ticket = ticket(client, share, person);
        String x5c = person.identity().x5c();
        JavaClientShape shape = new JavaClientShape(address);
        String body = new String(shape.store(share.base64(), person.id()), StandardCharsets.UTF_8);

        Outcome.refused(
                client.send(body.replace("\"share\"", "\"shard\"").getBytes(StandardCharsets.UTF_8)),
                400,
                "malformed-request");
        Outcome.refused(
                client.send(shape.store(share.base64(), person.id().replace("PNOEE", "PNOEEE"))),
                400,
                "malformed-request");
        Outcome.refused(client.send(shape.store(share.base64() + "*", person.id())), 400, "malformed-request");
        Outcome.refused(client.fetch(share.shareId(), ticket.substring(1), x5c), 400, "malformed-request");
        Outcome.refused(client.fetch(share.shareId(), ticket, x5c.replace("END", "ENDE")), 400, "malformed-request");
        Outcome.refused(
                client.fetch(share.shareId(), ticket, x5c.substring(0, x5c.length() / 2)), 400, "malformed-request");
        Outcome.refused(client.fetch(share.shareId(), ticket + ticket, x5c), 400, "malformed-request");
    }

    private void theSecondProtocol(CssServer server, CssClient client, Recipient person) {
        StoredShare share = store(client, person);
        SecondProtocol protocol = environment.secondProtocol(server, environment.https(server)::send);
        String nonce = protocol.nonce(share);
        secrets.put("session nonce of " + secrets.size(), protocol.sessionNonce());
        secrets.put("nonce of the second protocol of " + secrets.size(), nonce);
        HeaderLines good = secret(protocol.request(share, nonce).lines());
        HeaderLines refused = secret(protocol.request(share, nonce)
                .draft(Token.SESSION, draft -> draft.claims(claims -> claims.withText("iss", "x")))
                .lines());

        Outcome.refused(protocol.fetch(share.shareId(), refused), 401, "not-authenticated");
        for (HeaderLines.Line line : good.lines()) {
            WireAnswer answer = protocol.fetch(share.shareId(), good.with(line.name(), line.value() + "?"));
            assertThat(answer.status()).isIn(400, 401);
        }
        Outcome.released(protocol.fetch(share.shareId(), good), share);
        Outcome.refused(protocol.fetch(share.shareId(), good), 404, "no-such-share");
    }

    private HeaderLines secret(HeaderLines lines) {
        for (HeaderLines.Line line : lines.lines()) {
            for (String part : line.value().split("[.~]")) {
                // the relying party's name is none, and Signature-Input says what everybody knows
                if (part.length() >= TELLING && !line.name().equals(TokenRequest.SIGNATURE_INPUT)) {
                    secrets.put("part of " + line.name() + " of " + secrets.size(), part);
                }
            }
        }
        return lines;
    }

    private StoredShare store(CssClient client, Recipient person) {
        StoredShare share = client.store(person);
        shareIds.add(share.shareId());
        byte[] bytes = Base64.getDecoder().decode(share.base64());
        String of = " of " + secrets.size();
        String hex = HexFormat.of().formatHex(bytes);
        secrets.put("share (base64)" + of, share.base64());
        secrets.put(
                "share (base64url)" + of,
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        secrets.put("share (hex)" + of, hex);
        secrets.put("share (HEX)" + of, hex.toUpperCase(Locale.ROOT));
        secrets.put("share (numbers)" + of, Arrays.toString(bytes).replaceAll("[\\[\\]]", ""));
        // what stands in one line of a log: a line end within the bytes would end it
        secrets.put(
                "share (bytes)" + of,
                new String(bytes, StandardCharsets.ISO_8859_1)
                        .lines()
                        .max((one, other) -> one.length() - other.length())
                        .orElseThrow());
        secrets.put("personal code" + of, person.id().substring(person.id().indexOf('-') + 1));
        secrets.put(
                "certificate" + of,
                Base64.getEncoder().encodeToString(person.identity().der()).substring(0, 64));
        secrets.put(
                "certificate (hex)" + of,
                HexFormat.of().formatHex(person.identity().der()).substring(0, 64));
        return share;
    }

    private String ticket(CssClient client, StoredShare share, Recipient signer) {
        String ticket = client.ticket(signer, share.shareId(), client.nonce(share));
        String of = " of " + secrets.size();
        for (String part : ticket.split("[.~]")) {
            if (part.length() >= TELLING) {
                secrets.put("part of a ticket, " + part.length() + of, part);
            }
        }
        secrets.put(
                "personal code of the signer" + of,
                signer.id().substring(signer.id().indexOf('-') + 1));
        return ticket;
    }
}
