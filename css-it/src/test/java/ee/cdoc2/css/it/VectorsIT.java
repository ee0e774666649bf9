package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.ProblemDocument;
import ee.cdoc2.css.it.environment.PreparedVector;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.vectors.BodyVector;
import ee.cdoc2.css.testkit.vectors.Expectation;
import ee.cdoc2.css.testkit.vectors.RecipientVector;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.TicketVector.NonceKind;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors of testdata/vectors over HTTPS, each on a connection of its own. What a ticket needs before and after, its share and
 * its nonce, goes over one connection for all, and sessions are resumed: TLS would be most of the time otherwise. The vector of an
 * expired nonce needs a server with a short lifetime: SettingsIT.
 */
@Tag("h2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorsIT extends BlackBox {

    private static final String CARRIAGE_RETURN = "ticket-with-carriage-return";

    private RawHttps https;
    private RawHttps httpsForOddRequests;
    private KeptConnection kept;

    @BeforeEach
    void setUpOnce() {
        if (kept == null) {
            https = environment.https(environment.server());
            httpsForOddRequests = environment.httpsForOddRequests(environment.server());
            kept = new KeptConnection(https);
        }
    }

    @AfterAll
    void closeConnection() throws IOException {
        if (kept != null) {
            kept.close();
        }
    }

    static List<BodyVector> bodies() {
        return Vectors.ofRepository().bodies();
    }

    static List<RecipientVector> recipients() {
        return Vectors.ofRepository().recipients();
    }

    static List<TicketVector> tickets() {
        return Vectors.ofRepository().tickets().stream()
                .filter(vector -> vector.nonce() != NonceKind.EXPIRED)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void body(BodyVector vector) {
        expect(vector.expectation(), store(vector.expectation(), vector.body()));
    }

    @ParameterizedTest
    @MethodSource("recipients")
    void recipient(RecipientVector vector) {
        String share = Base64.getEncoder().encodeToString(new byte[32]);
        String body = "{\"share\":\"" + share + "\",\"recipient\":\"" + escaped(vector.recipient()) + "\"}";

        expect(vector.expectation(), store(vector.expectation(), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Long, since TicketVectorsTest has had each of them checked without a server. */
    @Tag("long")
    @ParameterizedTest
    @MethodSource("tickets")
    void ticket(TicketVector vector) {
        if (vector.name().equals(CARRIAGE_RETURN)) {
            ServerLimit.BARE_CARRIAGE_RETURN_ENDS_A_HEADER.mustNotHold();
        }
        CssClient client = environment.client(kept::send);
        PreparedVector prepared = PreparedVector.set(environment, environment.server(), client, vector);

        Optional<WireAnswer> answer = send(vector.expectation(), prepared.request());

        expect(vector.expectation(), answer);
        if (!vector.expectation().accepted() && vector.nonce() == NonceKind.FRESH) {
            prepared.goodRequest()
                    .ifPresent(good -> assertThat(client.send(good).status())
                            .as("what is refused spends nothing")
                            .isEqualTo(200));
        }
    }

    private static void expect(Expectation expectation, Optional<WireAnswer> answer) {
        if (answer.isEmpty()) {
            assertThat(expectation.status()).as("the connection was closed").isEmpty();
            return;
        }
        assertThat(expectation.allows(answer.get().status()))
                .as(expectation + ", but " + answer.get().text())
                .isTrue();
        if (!expectation.accepted() && expectation.status().isPresent()) {
            ProblemDocument.in(answer.get()).isComplete();
        }
    }

    private Optional<WireAnswer> store(Expectation expectation, byte[] body) {
        return send(
                expectation,
                RequestBytes.of("POST", "/key-shares", TestEnvironment.address(environment.server()))
                        .header("Connection", "close")
                        .header("Content-Type", "application/json")
                        .bytes(body));
    }

    /** Where a vector leaves the status open, the server may refuse by itself: the request is not HTTP. */
    private Optional<WireAnswer> send(Expectation expectation, byte[] request) {
        RawHttps ownConnection = expectation.status().isPresent() ? https : httpsForOddRequests;
        try {
            return Optional.of(ownConnection.send(request));
        } catch (IOException closed) {
            return Optional.empty();
        }
    }

    /** As JSON wants it, and not a character more. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char each : text.toCharArray()) {
            escaped.append(
                    each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each)
                            ? String.format("\\u%04x", (int) each)
                            : each);
        }
        return escaped.toString();
    }
}
