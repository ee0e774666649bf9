package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.standin.KeyRing;
import ee.cdoc2.css.testkit.standin.KeySetAnswer;
import ee.cdoc2.css.testkit.token.SigningKey;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key sets of the auth server and the RP server, while the two change them, are down or go mad. */
@Tag("h2")
@SecondProtocolIsSpoken
class KeySetIT extends BlackBox {

    /** One fetch for a name that is not in the set in ten seconds, and some for a busy machine. */
    private static final Polling SOON = new Polling(Duration.ofSeconds(30));

    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);
    private static final int MANY = 100;

    private KeptConnection connection;
    private SecondProtocol protocol;
    private StoredShare share;

    @BeforeEach
    void store() {
        connection = new KeptConnection(environment.https(environment.server()));
        protocol = environment.secondProtocol(connection::send);
        CssClient client = environment.client();
        share = client.store(environment.mobileIdUser());
    }

    @AfterEach
    void mend() throws IOException {
        environment.authServer().keys().answer(KeySetAnswer.GOOD);
        environment.rpServer().keys().answer(KeySetAnswer.GOOD);
        refresh();
        connection.close();
    }

    /** Attack 73: published before use, as it should be, nobody notices. */
    @Test
    void aKeyIsChangedAndNoRequestIsLost() {
        for (KeyRing keys : new KeyRing[] {authServer(), environment.rpServer().keys()}) {
            SigningKey old = keys.current();
            SigningKey next = SigningKey.generate();
            keys.publish(next);
            released();
            keys.use(next);
            // the name is unknown: the first request has the set fetched, or the refresh does
            assertThat(SOON.until(() -> status() == 200)).isTrue();
            keys.withdraw(old);
            refresh();
            released();
            keys.use(old);
            assertThat(status()).isEqualTo(401);
            keys.use(next);
            released();
        }
    }

    /** Attack 73. */
    @Test
    void aNewKeyThatCannotBeFetchedIs503() {
        SigningKey old = authServer().current();
        authServer().answer(KeySetAnswer.BROKEN);
        authServer().publish(authServer().replace());
        try {
            refreshInVain();
            Outcome.refused(answer(), 503, "keys-unavailable");
            assertThat(answer().header("Retry-After")).contains("5");
            authServer().answer(KeySetAnswer.GOOD);
            refresh();
            released();
        } finally {
            authServer().withdraw(authServer().current());
            authServer().use(old);
        }
    }

    /** Attack 69, and an auth server that is down: running sessions go on. */
    @ParameterizedTest
    @EnumSource(
            value = KeySetAnswer.class,
            names = {"SLOW", "GOOD"},
            mode = EnumSource.Mode.EXCLUDE)
    void theLastGoodSetIsKept(KeySetAnswer fault) {
        authServer().answer(fault);
        environment.rpServer().keys().answer(fault);
        refreshInVain();

        released();
    }

    /** Attacks 70 and 71. */
    @Test
    void keysThatAreNoneAreLeftOutAndTheOthersTaken() {
        SigningKey good = authServer().current();
        SigningKey enc = SigningKey.generate();
        SigningKey rs256 = SigningKey.generate();
        SigningKey withPrivatePart = SigningKey.generate();
        JsonText[] beside = {
            enc.jwk().withText("use", "enc"),
            JsonText.empty()
                    .withText("kty", "RSA")
                    .withText("kid", "r")
                    .withText("n", "AQAB")
                    .withText("e", "AQAB"),
            rs256.jwk().withText("alg", "RS256"),
            withPrivatePart.jwk().withText("d", "AAAA"),
            SigningKey.generate().named("short").jwk().withText("x", "A".repeat(41)),
            SigningKey.generate().named("off").jwk().withText("x", "A".repeat(43)),
        };
        for (JsonText jwk : beside) {
            authServer().publish(jwk);
        }
        refresh();
        try {
            assertThat(statusWith(enc)).isEqualTo(200);
            assertThat(statusWith(rs256)).isEqualTo(401);
            assertThat(statusWith(withPrivatePart)).isEqualTo(401);
            assertThat(statusWith(good)).isEqualTo(200);
        } finally {
            for (JsonText jwk : beside) {
                authServer().withdraw(jwk);
            }
        }
    }

    /** Attack 71. */
    @Test
    void equalNamesSpoilTheSetAndTheOldOneStays() {
        SigningKey newKey = SigningKey.generate();
        JsonText twin = SigningKey.generate().named(newKey.keyId()).jwk();
        authServer().publish(newKey);
        authServer().publish(twin);
        refreshInVain();
        try {
            assertThat(statusWith(newKey)).isIn(401, 503);
            assertThat(status()).isEqualTo(200);
        } finally {
            authServer().withdraw(twin);
            authServer().withdraw(newKey);
        }
    }

    /** Attack 23. */
    @Test
    void unknownNamesAreNoStormOfFetches() {
        String nonce = protocol.nonce(share);
        int before = authServer().fetches();
        Instant start = Instant.now();

        for (int number = 0; number < MANY; number++) {
            String name = "unknown-" + number;
            TokenRequest request = protocol.request(share, nonce)
                    .draft(Token.SESSION, draft -> draft.header(header -> header.withText("kid", name)));
            assertThat(protocol.fetch(request).status()).isEqualTo(401);
        }

        long intervals = Duration.between(start, Instant.now()).dividedBy(BETWEEN_FETCHES) + 1;
        assertThat(authServer().fetches() - before).isLessThanOrEqualTo((int) intervals + 1);
    }

    private KeyRing authServer() {
        return environment.authServer().keys();
    }

    private void refresh() {
        try (Management management = environment.server().management()) {
            management.invoke("refreshKeySets");
        }
    }

    private void refreshInVain() {
        assertThatThrownBy(this::refresh).hasMessageContaining("a key set could not be fetched");
    }

    private void released() {
        Outcome.released(answer(), share);
    }

    private int status() {
        return answer().status();
    }

    /** Nonce and share, with the keys that sign now; the answer to the nonce where that is refused. */
    private WireAnswer answer() {
        Recipient person = share.recipient();
        WireAnswer nonce = protocol.askNonce(share.shareId(), protocol.session(person), person.identity());
        return nonce.status() == 200
                ? protocol.fetch(protocol.request(share, nonce.member("nonce").orElseThrow()))
                : nonce;
    }

    private int statusWith(SigningKey key) {
        SigningKey before = authServer().current();
        authServer().use(key);
        try {
            return status();
        } finally {
            authServer().use(before);
        }
    }
}
