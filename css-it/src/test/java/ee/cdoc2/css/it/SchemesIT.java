package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.ProblemDocument;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.it.process.ServerSettings;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The way out of the first protocol, step by step on one database: v1 alone, both, v1 for older shares alone, v2 alone. */
@Tag("h2")
@Tag("long")
@EnabledIfSystemProperty(
        named = "css.it.server",
        matches = "micro",
        disabledReason = "which protocols are served is the application's to know: css.jar shows it")
@SecondProtocolIsSpoken
class SchemesIT extends BlackBox {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    @Test
    void fromTheFirstProtocolToTheSecond() throws IOException {
        ServerSettings settings = environment.settings("schemes", environment.newDatabase());
        StoredShare older;
        try (CssServer server = CssServer.start(settings.withoutSecondProtocol().with("CSS_SCHEMES", "v1"))) {
            older = theFirstAlone(server);
        }
        StoredShare secondOnly;
        try (CssServer server = CssServer.start(
                settings.with("CSS_SHARE_V1", "false").with("CSS_RP_KEYS", "https://localhost:1/keys"))) {
            secondOnly = bothButNewSharesForTheSecond(server, older);
        }
        try (CssServer server = CssServer.start(settings.with("CSS_SCHEMES", "v2"))) {
            theSecondAlone(server, older, secondOnly);
        }
    }

    /** Attack 7. */
    private StoredShare theFirstAlone(CssServer server) throws IOException {
        CssClient client = environment.client(server);
        StoredShare share = client.store(environment.smartIdUser());
        Outcome.released(client.fetch(share), share);
        try (KeptConnection connection = new KeptConnection(environment.https(server))) {
            SecondProtocol protocol = environment.secondProtocol(server, connection::send);
            TokenRequest request = protocol.request(share, "AAAAAAAAAAAAAAAA");
            Outcome.refused(protocol.fetch(request), 400, "malformed-request");
            Outcome.refused(
                    protocol.askNonce(
                            share.shareId(),
                            protocol.session(share.recipient()),
                            share.recipient().identity()),
                    400,
                    "malformed-request");
        }
        return share;
    }

    /** Attacks 46, 68 and 77; the RP server was never there. */
    private StoredShare bothButNewSharesForTheSecond(CssServer server, StoredShare older) throws IOException {
        CssClient client = environment.client(server);
        StoredShare smartId = client.store(environment.smartIdUser());
        StoredShare mobileId = client.store(environment.mobileIdUser());

        Outcome.released(client.fetch(older), older);
        WireAnswer refusal = client.send(shape(server).nonce(smartId.shareId()));
        Outcome.refused(refusal, 404, "no-such-share");
        assertThat(ProblemDocument.in(refusal).shown())
                .isEqualTo(ProblemDocument.in(client.send(shape(server).nonce(UNKNOWN)))
                        .shown());
        try (KeptConnection connection = new KeptConnection(environment.https(server))) {
            SecondProtocol protocol = environment.secondProtocol(server, connection::send);
            String ticket = client.ticket(smartId, protocol.nonce(smartId));
            Outcome.refused(client.fetch(smartId, ticket), 404, "no-such-share");
            assertThat(AuditLine.of(server.auditFile()))
                    .filteredOn(line -> smartId.shareId().equals(line.shareId()) && line.reason() != null)
                    .extracting(AuditLine::reason)
                    .contains("SHARE_NOT_FOR_SCHEME");
            Outcome.released(protocol.fetch(protocol.request(smartId)), smartId);
            Outcome.released(protocol.fetch(protocol.request(older)), older);
            TokenRequest mobile = protocol.request(mobileId);
            Outcome.refused(protocol.fetch(mobile), 503, "keys-unavailable");
        }
        return smartId;
    }

    /** Attacks 7 and 77. */
    private void theSecondAlone(CssServer server, StoredShare older, StoredShare secondOnly) throws IOException {
        CssClient client = environment.client(server);

        Outcome.refused(client.send(shape(server).nonce(older.shareId())), 400, "malformed-request");
        Outcome.refused(client.fetch(older, client.ticket(older, "AAAAAAAAAAAAAAAA")), 400, "malformed-request");
        Outcome.refused(
                client.send(
                        shape(server).store(Base64.getEncoder().encodeToString(new byte[32]), "private/JIO/70000349")),
                400,
                "malformed-request");
        try (KeptConnection connection = new KeptConnection(environment.https(server))) {
            SecondProtocol protocol = environment.secondProtocol(server, connection::send);
            Outcome.released(protocol.fetch(protocol.request(older)), older);
            Outcome.released(protocol.fetch(protocol.request(secondOnly)), secondOnly);
        }
    }

    private static JavaClientShape shape(CssServer server) {
        return new JavaClientShape(TestEnvironment.address(server));
    }
}
