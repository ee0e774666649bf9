package ee.cdoc2.css.relyingparty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.keyset.JwkSets;
import ee.cdoc2.css.keyset.KeySet;
import ee.cdoc2.css.keyset.PublishedKeys;
import ee.cdoc2.css.protocol.CounterSignatureBase;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.testkit.Mutations;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.ticket.PresentedAuthToken;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.vectors.PublicVectors;
import java.nio.charset.StandardCharsets;
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

class CounterSignatureCheckTest {
    private static final KeyPair RP_SERVER = KeyPairs.of(KeyType.P256);
    private static final String FILE = "v2-mid-rp-countersignature.txt";
    private static final Instant NOW = Instant.parse("2026-05-17T09:48:20Z");
    private static final long SECONDS = NOW.getEpochSecond();
    private static final byte[] TOKEN =
            "the 64 bytes of a token's signature, or so".getBytes(StandardCharsets.US_ASCII);
    private static final String HASH = CounterSignatureBase.signedHash(TOKEN);
    private static final String COMPONENTS = "(\"x-rp-signed-hash\" \"x-rp-name\")";
    private static final String GOOD = COMPONENTS + ";created=" + (SECONDS - 4) + ";keyid=\"k\"";

    @Test
    void genuineOnes() {
        assertThat(outcome(signed(GOOD))).isEmpty();
        assertThat(outcome(signed(GOOD + ";alg=\"ecdsa-p256-sha256\""))).isEmpty();
        assertThat(outcome(signed(COMPONENTS + ";keyid=\"k\";created=" + SECONDS)))
                .isEmpty();
    }

    /** Attack 54: the heart of the check. */
    @Test
    void genuineOneOfAnotherToken() {
        assertThat(Outcome.of(() -> check(NOW).verify(CounterSignature.parse(signed(GOOD)), new byte[64])))
                .hasValue(Denial.COUNTER_SIGNATURE_OTHER_TOKEN);
    }

    /** Attack 55. */
    @Test
    void hashesThatAreNotThisTokens() {
        String overTheText = StrictBase64.STANDARD.encode(Sha256.of(StrictBase64.URL.encode(TOKEN)));
        String of31Bytes = StrictBase64.STANDARD.encode(new byte[31]);

        for (String hash : new String[] {overTheText, of31Bytes, "", "AAAA"}) {
            assertThat(outcome(signed(hash, "DEMO", GOOD))).hasValue(Denial.COUNTER_SIGNATURE_OTHER_TOKEN);
        }
        String of34Bytes = StrictBase64.STANDARD.encode(new byte[34]);
        for (String hash :
                new String[] {of34Bytes, "?", HASH.substring(0, 43), HASH + "A", HASH.replace("=", ""), " " + HASH}) {
            assertThat(outcome(signed(hash, "DEMO", GOOD))).hasValue(Denial.COUNTER_SIGNATURE_MALFORMED);
        }
    }

    @ParameterizedTest(name = "attacks 56, 58, 59: {0}")
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {
                "`(\"x-rp-signed-hash\");created=1779011296;keyid=\"k\"`",
                "`();created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\" \"@method\");created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-name\" \"x-rp-signed-hash\");created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\";sf \"x-rp-name\");created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\";req);created=1779011296;keyid=\"k\"`",
                "`(\"X-RP-Signed-Hash\" \"x-rp-name\");created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\"  \"x-rp-name\");created=1779011296;keyid=\"k\"`",
                "`( \"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\"); created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=\"1779011296\";keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296.0;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=-1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=01779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=@1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=999999999999;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;created=1779011296;keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=k`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"k\";keyid=\"k\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"k\";alg=\"hmac-sha256\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"k\";tag=\"x\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"k\";nonce=\"x\"`",
                "`(\"x-rp-signed-hash\" \"x-rp-name\");created=1779011296;keyid=\"k\";expires=1779011999`",
                "`\"x-rp-signed-hash\";created=1779011296;keyid=\"k\"`",
                "`?1;created=1779011296;keyid=\"k\"`",
            })
    void otherComponentsAndParameters(String parameters) {
        assertThat(outcome(signed(parameters))).hasValue(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
    }

    @ParameterizedTest(name = "attack 57: {0}, {1}")
    @CsvSource({"sig1, sig1", "rp-counter-signature, rp-counter-signature", "rp-sig, sig1", "sig1, rp-sig"})
    void otherLabels(String input, String signature) {
        CounterSignatureFields good = signed(GOOD);
        CounterSignatureFields other = new CounterSignatureFields(
                HASH,
                "DEMO",
                good.signatureInput().replace("rp-sig", input),
                good.signature().replace("rp-sig", signature));

        assertThat(outcome(other)).hasValue(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
    }

    /** Attack 57. */
    @Test
    void twoMembers() {
        CounterSignatureFields good = signed(GOOD);
        for (String more : new String[] {", rp-sig=", ",sig1=", ", a="}) {
            String input = good.signatureInput() + more + GOOD;
            String signature = good.signature() + more + ":AAAA:";
            assertThat(outcome(new CounterSignatureFields(HASH, "DEMO", input, good.signature())))
                    .hasValue(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
            assertThat(outcome(new CounterSignatureFields(HASH, "DEMO", good.signatureInput(), signature)))
                    .hasValue(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
        }
    }

    @ParameterizedTest(name = "attack 58: created {0} s from now")
    @CsvSource({"60,", "61, COUNTER_SIGNATURE_NOT_IN_TIME", "-360,", "-361, COUNTER_SIGNATURE_NOT_IN_TIME"})
    void timesAtTheirLimits(long seconds, Denial reason) {
        assertThat(outcome(signed(COMPONENTS + ";created=" + (SECONDS + seconds) + ";keyid=\"k\"")))
                .isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "9999-12-31T23:59:59Z, COUNTER_SIGNATURE_NOT_IN_TIME",
        "+10000-01-01T00:00:00Z, COUNTER_SIGNATURE_NOT_IN_PROFILE"
    })
    void yearsHaveFourDigits(Instant created, Denial reason) {
        assertThat(outcome(signed(COMPONENTS + ";created=" + created.getEpochSecond() + ";keyid=\"k\"")))
                .hasValue(reason);
    }

    /** Attack 59. */
    @Test
    void unknownKeys() {
        assertThat(outcome(signed(GOOD.replace("\"k\"", "\"ec-key-2026\"")))).hasValue(Denial.KEY_UNKNOWN);
    }

    @ParameterizedTest(name = "attack 60: {0}")
    @ValueSource(strings = {"demo", "DEMO2", "OTHER"})
    void otherRelyingParties(String name) {
        assertThat(outcome(signed(HASH, name, GOOD))).hasValue(Denial.RELYING_PARTY_WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "D\u00c4MO", "DEMO\n", "\"x\"\r\ny: z"})
    void namesThatNoHeaderHas(String name) {
        assertThat(outcome(signed(HASH, name, GOOD))).hasValue(Denial.COUNTER_SIGNATURE_MALFORMED);
    }

    @ParameterizedTest(name = "attack 61: {0}")
    @ValueSource(
            strings = {
                "rp-sig=\"AAAA\"", "rp-sig=AAAA", "rp-sig", "rp-sig=1", "rp-sig=?1", "rp-sig=(:AAAA:)", "rp-sig=:AAA:",
                "rp-sig=:AAAB=:", "rp-sig=:AA_-:", "rp-sig=:AAAA", "rp-sig=:AAAA:;a", "rp-sig=:AAAA:x", "=:AAAA:", "",
                ":AAAA:", "RP-SIG=:AAAA:", "rp-sig=:AAAA:,", ",rp-sig=:AAAA:", "rp-sig =:AAAA:", "rp-sig= :AAAA:"
            })
    void signaturesThatAreNoByteSequence(String field) {
        assertThat(outcome(new CounterSignatureFields(HASH, "DEMO", signed(GOOD).signatureInput(), field)))
                .hasValue(Denial.COUNTER_SIGNATURE_MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rp-sig=",
                "rp-sig=(",
                "rp-sig=(\"a\"",
                "rp-sig=(\"a\"\"b\")",
                "rp-sig=((\"a\"))",
                "rp-sig=(\"a)",
                "rp-sig=(\"a\");",
                "rp-sig=(\"a\");=1",
                "rp-sig=(\"a\");created=",
                "rp-sig=(\"a\");created=1 ",
                "rp-sig=(\"a\");created=1.",
                "rp-sig=(\"a\");created=1.1234",
                "rp-sig=(\"a\");created=1234567890123456",
                "rp-sig=(\"a\") ;a",
                "rp-sig=(\"a\");A",
                "rp-sig=(\"a\"),",
                "rp-sig=(\"\u00e4\")"
            })
    void inputsThatAreNoDictionary(String field) {
        assertThat(outcome(new CounterSignatureFields(
                        HASH, "DEMO", field, signed(GOOD).signature())))
                .hasValue(Denial.COUNTER_SIGNATURE_MALFORMED);
    }

    /** Attack 61. */
    @Test
    void signaturesOfAnotherForm() {
        CounterSignatureFields good = signed(GOOD);
        byte[] der = new JwsSigner(RP_SERVER.getPrivate())
                .sign(new String(base(HASH, "DEMO", GOOD), StandardCharsets.US_ASCII), "SHA256withECDSA");
        for (byte[] signature : new byte[][] {der, new byte[63], new byte[64], new byte[65], {}}) {
            assertThat(outcome(new CounterSignatureFields(
                            HASH,
                            "DEMO",
                            good.signatureInput(),
                            "rp-sig=:" + StrictBase64.STANDARD.encode(signature) + ":")))
                    .hasValue(Denial.COUNTER_SIGNATURE_INVALID);
        }
    }

    @Test
    void fieldsAreBounded() {
        assertThat(outcome(new CounterSignatureFields(
                        HASH,
                        "DEMO",
                        signed(GOOD).signatureInput() + ";a".repeat(600),
                        signed(GOOD).signature())))
                .hasValue(Denial.COUNTER_SIGNATURE_MALFORMED);
        assertThat(StructuredDictionary.parse("a=1", 3)).isPresent();
        assertThat(StructuredDictionary.parse("a=1", 2)).isEmpty();
        for (String piece : new String[] {"a,", "a=(", ";a", "(", "a=:", "a=\"", "1", " "}) {
            assertThatCode(() -> StructuredDictionary.parse("a=" + piece.repeat(100_000), Integer.MAX_VALUE))
                    .doesNotThrowAnyException();
        }
    }

    /** Worked example 7. */
    @Test
    void publicVector() {
        CounterSignatureFields fields = vector("");

        assertThat(vectorOutcome(fields, "rp-sig", NOW)).isEmpty();
        assertThat(HexFormat.of()
                        .formatHex(
                                Sha256.of(CounterSignature.parse(fields).base().bytes())))
                .isEqualTo("a98b81e64d357d77cae9b58fb1558eed0b92b2b7afc846ed9f5545c6391d3271");
        assertThat(CounterSignature.parse(fields).base().bytes()).hasSize(185);
        assertThat(vectorOutcome(vector("-old"), "rp-counter-signature", NOW)).isEmpty();
        assertThat(vectorOutcome(vector("-old"), "rp-sig", NOW)).hasValue(Denial.COUNTER_SIGNATURE_NOT_IN_PROFILE);
        assertThat(vectorOutcome(fields, "rp-sig", Instant.parse("2026-05-17T09:54:16Z")))
                .isEmpty();
        assertThat(vectorOutcome(fields, "rp-sig", Instant.parse("2026-05-17T09:54:17Z")))
                .hasValue(Denial.COUNTER_SIGNATURE_NOT_IN_TIME);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedFieldsAreTakenOrDenied(long seed) {
        Mutations mutations = new Mutations(seed);
        CounterSignatureFields good = signed(GOOD);
        for (int i = 0; i < 4000; i++) {
            CounterSignatureFields damaged = new CounterSignatureFields(
                    i % 4 == 0 ? mutations.one(HASH) : HASH,
                    i % 4 == 1 ? mutations.one("DEMO") : "DEMO",
                    i % 4 == 2 ? mutations.one(good.signatureInput()) : good.signatureInput(),
                    i % 4 == 3 ? mutations.one(good.signature()) : good.signature());
            boolean same = damaged.equals(good);
            assertThat(outcome(damaged).isEmpty())
                    .as("seed %d, round %d", seed, i)
                    .isEqualTo(same);
        }
    }

    private static CounterSignatureFields vector(String suffix) {
        return new CounterSignatureFields(
                PublicVectors.line(FILE, "x-rp-signed-hash"),
                PublicVectors.line(FILE, "x-rp-name"),
                PublicVectors.line(FILE, "Signature-Input" + suffix),
                PublicVectors.line(FILE, "Signature" + suffix));
    }

    private static Optional<Denial> vectorOutcome(CounterSignatureFields fields, String label, Instant now) {
        KeySet keys = JwkSets.parse(
                JwkSets.set(PublicVectors.text("jwk-rp-server-ec-key-2026.json.txt")), PublishedKeys.ADMITTED);
        PresentedAuthToken token = PresentedAuthToken.parse(PublicVectors.text("v2-mid-auth-token.cdoc2-auth.txt"));
        CounterSignatureCheck check =
                new CounterSignatureCheck(settings(label), keys, clock(now), TestedVerifier.INSTANCE);
        return Outcome.of(() -> check.verify(CounterSignature.parse(fields), token.signature()));
    }

    private static Optional<Denial> outcome(CounterSignatureFields fields) {
        return Outcome.of(() -> check(NOW).verify(CounterSignature.parse(fields), TOKEN));
    }

    private static CounterSignatureCheck check(Instant now) {
        return new CounterSignatureCheck(
                settings("rp-sig"),
                JwkSets.of("k", (ECPublicKey) RP_SERVER.getPublic()),
                clock(now),
                TestedVerifier.INSTANCE);
    }

    private static CounterSignatureSettings settings(String label) {
        return new CounterSignatureSettings("DEMO", Set.of(label), Duration.ofMinutes(5), Duration.ofMinutes(1));
    }

    private static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private static CounterSignatureFields signed(String parameters) {
        return signed(HASH, "DEMO", parameters);
    }

    private static CounterSignatureFields signed(String hash, String name, String parameters) {
        byte[] signature = new JwsSigner(RP_SERVER.getPrivate())
                .sign(new String(base(hash, name, parameters), StandardCharsets.US_ASCII));
        return new CounterSignatureFields(
                hash, name, "rp-sig=" + parameters, "rp-sig=:" + StrictBase64.STANDARD.encode(signature) + ":");
    }

    private static byte[] base(String hash, String name, String parameters) {
        return new CounterSignatureBase(hash, name, parameters).bytes();
    }
}
