package ee.cdoc2.css.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.JwkSets;
import ee.cdoc2.css.keyset.PublishedKeys;
import ee.cdoc2.css.keyset.ServerKeys;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.Mutations;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.ticket.Written;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.vectors.PublicVectors;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedSessionTest {
    private static final KeyPair AUTH_SERVER = KeyPairs.of(KeyType.P256);
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final String ISSUER = "https://auth.example";
    private static final String PERSON = "\"iss\":\"" + ISSUER + "\",\"sub\":\"etsi/PNOEE-48010010101\"";
    private static final String TIMES = ",\"iat\":" + (SECONDS - 60) + ",\"exp\":" + (SECONDS + 86_000);
    private static final String GOOD = PERSON + TIMES;
    private static final String AUDIENCE = "\"https://css.example/session_nonce/AAAAAAAAAAAAAAAA\"";

    @Test
    void saysWhoHasSignedInForWhichServer() {
        PresentedSession session = PresentedSession.parse(token(GOOD));

        assertThat(session.keyId()).isEqualTo("k");
        assertThat(session.subject().value()).isEqualTo("etsi/PNOEE-48010010101");
        assertThat(session.audience().nonce()).isEqualTo("AAAAAAAAAAAAAAAA");
        assertThat(Duration.between(session.issuedAt(), session.expiresAt())).isEqualTo(Duration.ofSeconds(86_060));
        assertThat(outcome(token(GOOD))).isEmpty();
        assertThat(session.toString()).doesNotContain("48010010101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "PNOEE"})
    void escapesAndOrderMeanNothing(String plain) {
        String claims = TIMES.substring(1) + "," + PERSON.replace("/", "\\/");

        assertThat(claims).contains(plain);
        assertThat(outcome(token(claims))).isEmpty();
    }

    @ParameterizedTest(name = "attacks 18, 19, 20, 23: {0}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\"}; ALGORITHM_NOT_ALLOWED",
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"none\"}; ALGORITHM_NOT_ALLOWED",
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"HS256\"}; ALGORITHM_NOT_ALLOWED",
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"RS256\"}; ALGORITHM_NOT_ALLOWED",
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"es256\"}; ALGORITHM_NOT_ALLOWED",
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"RSASSA-PSS+ACSP_V2\"};"
                        + " ALGORITHM_NOT_ALLOWED",
                "{\"kid\":\"k\",\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"ES256\"}; TOKEN_TYPE_WRONG",
                "{\"kid\":\"k\",\"typ\":\"JWT\",\"alg\":\"ES256\"}; TOKEN_TYPE_WRONG",
                "{\"kid\":\"k\",\"alg\":\"ES256\"}; TOKEN_TYPE_WRONG",
                "{\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"}; TICKET_HEADER_NOT_IN_PROFILE",
                "{\"kid\":null,\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"};"
                        + " TICKET_HEADER_NOT_IN_PROFILE",
                "{\"kid\":\"\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"};"
                        + " TICKET_HEADER_NOT_IN_PROFILE",
                "{\"kid\":\"../../k\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"}; KEY_UNKNOWN",
                "{\"kid\":\"k' OR 1=1\",\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"}; KEY_UNKNOWN",
            })
    void headersOfOtherTokens(String header, Denial reason) {
        assertThat(outcome(SignedTokens.session(AUTH_SERVER.getPrivate(), header, GOOD, AUDIENCE)))
                .hasValue(reason);
    }

    @ParameterizedTest(name = "attack 20: {0}")
    @ValueSource(strings = {"crit", "b64", "jku", "jwk", "x5u", "x5c", "cty"})
    void headerMembersThatCouldSteerUs(String name) {
        String header = SignedTokens.SESSION_HEADER.replace("{", "{\"" + name + "\":\"http://127.0.0.1/\",");

        assertThat(outcome(SignedTokens.session(AUTH_SERVER.getPrivate(), header, GOOD, AUDIENCE)))
                .hasValue(Denial.TICKET_HEADER_NOT_IN_PROFILE);
    }

    /** Attack 23. */
    @Test
    void keyIdHas128CharactersAtMost() {
        String header = SignedTokens.SESSION_HEADER.replace("\"k\"", "\"" + "k".repeat(129) + "\"");

        assertThat(outcome(SignedTokens.session(AUTH_SERVER.getPrivate(), header, GOOD, AUDIENCE)))
                .hasValue(Denial.TICKET_HEADER_NOT_IN_PROFILE);
    }

    @ParameterizedTest(name = "attack 24: {0}")
    @ValueSource(
            strings = {"\"https://auth.example/\"", "\"https://AUTH.example\"", "\"\"", "\"https://other\"", "null", "1"
            })
    void otherIssuers(String issuer) {
        assertThat(outcome(token(GOOD.replace("\"" + ISSUER + "\"", issuer)))).hasValue(Denial.SESSION_ISSUER_WRONG);
        assertThat(outcome(token(GOOD.replace("\"iss\"", "\"isss\"")))).hasValue(Denial.SESSION_ISSUER_WRONG);
    }

    @ParameterizedTest(name = "attack 25: {0}")
    @ValueSource(strings = {"iat", "exp", "sub"})
    void claimsThatMustBeThere(String name) {
        assertThat(outcome(token(GOOD.replace("\"" + name + "\"", "\"other\""))))
                .hasValue(Denial.SESSION_CLAIM_MALFORMED);
    }

    @ParameterizedTest(name = "attack 25: {0}")
    @ValueSource(
            strings = {
                "\"1776786129\"",
                "-1",
                "-0",
                "1.0",
                "1e9",
                "1e400",
                "1E1",
                "253402300800",
                "99999999999999999999",
                "null",
                "true",
                "[1]",
                "{}"
            })
    void timesThatAreNone(String time) {
        for (String name : new String[] {"iat", "exp", "nbf"}) {
            String claims = PERSON + TIMES.replaceAll("(\"" + name + "\":)\\d+", "$1" + time);
            String withTime = claims.contains("\"" + name + "\"") ? claims : claims + ",\"" + name + "\":" + time;
            assertThat(outcome(token(withTime))).as(name).hasValue(Denial.SESSION_CLAIM_MALFORMED);
        }
    }

    @ParameterizedTest(name = "attack 26: iat {0}, exp {1}, nbf {2}")
    @CsvSource({
        "-60, 86340, 0,",
        "60, 86000, 0,",
        "61, 86000, 0, SESSION_NOT_YET_VALID",
        "0, 86000, 60,",
        "0, 86000, 61, SESSION_NOT_YET_VALID",
        "-100, -59, 0,",
        "-100, -60, 0, SESSION_EXPIRED",
        "-100, -61, 0, SESSION_EXPIRED",
        "0, 86400, 0,",
        "0, 86401, 0, SESSION_TOO_LONG",
        "0, 0, 0, SESSION_TOO_LONG",
        "10, 5, 0, SESSION_TOO_LONG"
    })
    void timesAtTheirLimits(long issued, long expires, long notBefore, Denial reason) {
        String claims = PERSON + ",\"iat\":" + (SECONDS + issued) + ",\"exp\":" + (SECONDS + expires) + ",\"nbf\":"
                + (SECONDS + notBefore);

        assertThat(outcome(token(claims))).isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest(name = "attack 27: {0}")
    @ValueSource(
            strings = {
                "\"PNOEE-48010010101\"",
                "\"private/JIO/70000349\"",
                "\"etsi/\"",
                "\"etsi/PNOEE-48010010101 \"",
                "1"
            })
    void subjectsThatAreNoPerson(String subject) {
        assertThat(outcome(token(GOOD.replace("\"etsi/PNOEE-48010010101\"", subject))))
                .hasValue(Denial.SESSION_CLAIM_MALFORMED);
    }

    @ParameterizedTest(name = "attack 30: {0}")
    @CsvSource({
        "https://css.example/session_nonce_2/AAAAAAAAAAAAAAAA, AUDIENCE_OTHER_SERVER",
        "http://css.example/session_nonce/AAAAAAAAAAAAAAAA, AUDIENCE_OTHER_SERVER",
        "https://css.example:8443/session_nonce/AAAAAAAAAAAAAAAA, AUDIENCE_OTHER_SERVER",
        "https://evil.example/session_nonce/AAAAAAAAAAAAAAAA, AUDIENCE_OTHER_SERVER",
        "https://u@css.example/session_nonce/AAAAAAAAAAAAAAAA, AUDIENCE_MALFORMED",
        "https://css.example/session_nonce/AAAA?x, AUDIENCE_MALFORMED",
        "https://css.example/session_nonce/%41, AUDIENCE_MALFORMED"
    })
    void audiencesOfOtherServers(String audience, Denial reason) {
        assertThat(outcome(SignedTokens.session(AUTH_SERVER.getPrivate(), GOOD, "\"" + audience + "\"")))
                .hasValue(reason);
    }

    @ParameterizedTest(name = "attack 14: {0}")
    @ValueSource(strings = {"\"aud\":\"https://css.example/session_nonce/A\"", "\"aud\":[]", "\"aud\":1", "\"aud\":{}"})
    void audienceThatIsNoArrayOfOne(String aud) {
        String header = SignedTokens.SESSION_HEADER;

        assertThat(outcome(Written.withHeader(header, "{" + GOOD + "," + aud + "}")))
                .hasValue(Denial.AUDIENCE_NOT_SINGLE);
        assertThat(outcome(Written.withHeader(header, "{" + GOOD + "}"))).hasValue(Denial.AUDIENCE_NOT_SINGLE);
    }

    /** The load tests of the reference servers have it so. */
    @Test
    void audienceMayBeAPlainElement() {
        assertThatCode(() -> PresentedSession.parse(
                        Written.withHeader(SignedTokens.SESSION_HEADER, "{" + GOOD + ",\"aud\":[" + AUDIENCE + "]}")))
                .doesNotThrowAnyException();
    }

    /** Attacks 11 and 15. */
    @Test
    void formOfAnSdJwt() {
        String good = token(GOOD);

        assertThat(outcome(good.substring(0, good.indexOf('~')))).hasValue(Denial.TICKET_MALFORMED);
        assertThat(outcome(good + "a.b.c")).hasValue(Denial.KEY_BINDING_ATTACHED);
        assertThat(outcome(good + "YQ~".repeat(7))).hasValue(Denial.TICKET_MALFORMED);
    }

    @ParameterizedTest(name = "attack 21: {0}")
    @ValueSource(ints = {0, 63, 64, 65})
    void signaturesThatAreNone(int length) {
        assertThat(outcome(SignedTokens.token(SignedTokens.SESSION_HEADER, GOOD, AUDIENCE, input -> new byte[length])))
                .hasValue(Denial.SIGNATURE_INVALID);
    }

    /** Attack 21. */
    @Test
    void signatureInDer() {
        assertThat(outcome(SignedTokens.token(
                        SignedTokens.SESSION_HEADER,
                        GOOD,
                        AUDIENCE,
                        input -> new JwsSigner(AUTH_SERVER.getPrivate()).sign(input, "SHA256withECDSA"))))
                .hasValue(Denial.SIGNATURE_INVALID);
    }

    /** Attack 22. */
    @Test
    void signatureByAnotherKey() {
        assertThat(outcome(SignedTokens.session(KeyPairs.of(KeyType.P256).getPrivate(), GOOD, AUDIENCE)))
                .hasValue(Denial.SIGNATURE_INVALID);
    }

    /** Worked example 5. */
    @ParameterizedTest
    @CsvSource({
        "v2-sid-session-token.filtered-nonce2.txt, bf86eabf68c510a9df19816adb687f5ac94e69ca42584c89457ca825069fc4b5,"
                + " http://localhost:8080/session_nonce_2",
        "v2-mid-session-token.filtered-nonce2.txt, 2f39cd30c8f4903f04f9d073af82de21c725ac7e8f78a2518889c59298a88370,"
                + " https://localhost:9080/session_nonce_2",
        "v2-mid-session-token.filtered.cdoc2-rp-server.txt, , "
    })
    void publicVectors(String file, String digest, String url) {
        PresentedSession session = PresentedSession.parse(PublicVectors.text(file));
        SessionRules rules = rules(
                "https://cdoc2-auth-server.ee",
                url == null
                        ? session.audience().url()
                        : SessionNonceUrl.parse(url).orElseThrow(),
                JwkSets.parse(
                        JwkSets.set(PublicVectors.text("jwk-auth-server-ec-key-2026.json.txt")),
                        PublishedKeys.ADMITTED),
                "2026-04-22T12:30:00Z");

        assertThatCode(() -> check(rules, session)).doesNotThrowAnyException();
        if (digest != null) {
            assertThat(HexFormat.of().formatHex(Sha256.of(session.signingInput())))
                    .isEqualTo(digest);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2-sid-session-token.all-disclosures.cdoc2-auth.txt",
                "v2-mid-session-token.all-disclosures.cdoc2-auth.txt"
            })
    void publicVectorsForAllServersAtOnceAreForNone(String file) {
        String text = PublicVectors.text(file);

        assertThat(Outcome.of(() -> PresentedSession.parse(text))).hasValue(Denial.AUDIENCE_NOT_SINGLE);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-23T12:30:00Z, SESSION_EXPIRED", "2026-04-21T12:30:00Z, SESSION_NOT_YET_VALID"})
    void publicVectorOutsideItsTime(String when, Denial reason) {
        PresentedSession session =
                PresentedSession.parse(PublicVectors.text("v2-sid-session-token.filtered-nonce2.txt"));
        SessionRules rules =
                rules("https://cdoc2-auth-server.ee", session.audience().url(), keyId -> null, when);

        assertThat(Outcome.of(() -> rules.requireInTime(session))).hasValue(reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedTokensAreReadOrDenied(long seed) {
        Mutations mutations = new Mutations(seed);
        String good = token(GOOD);
        for (int i = 0; i < 3000; i++) {
            isReadOrDenied(mutations.one(good), seed);
            isReadOrDenied(
                    SignedTokens.token(
                            mutations.one(SignedTokens.SESSION_HEADER),
                            mutations.one(GOOD),
                            mutations.one(AUDIENCE),
                            input -> new byte[64]),
                    seed);
        }
    }

    private static void isReadOrDenied(String text, long seed) {
        assertThatCode(() -> {
                    try {
                        PresentedSession.parse(text);
                    } catch (Denied refused) {
                        // a reason is as good an answer as a token
                    }
                })
                .as("seed %d, input <%s>", seed, text)
                .doesNotThrowAnyException();
    }

    private static String token(String claims) {
        return SignedTokens.session(AUTH_SERVER.getPrivate(), claims, AUDIENCE);
    }

    private static Optional<Denial> outcome(String text) {
        SessionRules rules = rules(
                ISSUER,
                SessionNonceUrl.parse("https://css.example/session_nonce").orElseThrow(),
                JwkSets.of("k", (ECPublicKey) AUTH_SERVER.getPublic()),
                NOW.toString());
        return Outcome.of(() -> check(rules, PresentedSession.parse(text)));
    }

    private static void check(SessionRules rules, PresentedSession session) {
        rules.requireInTime(session);
        rules.requireForThisServer(session);
        rules.requireSigned(session, rules.signerOf(session));
    }

    private static SessionRules rules(String issuer, SessionNonceUrl url, ServerKeys keys, String now) {
        return new SessionRules(
                new SessionSettings(issuer, Set.of(url), Duration.ofHours(24), Duration.parse("PT24H10M"), SKEW),
                keys,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
                TestedVerifier.INSTANCE);
    }
}
