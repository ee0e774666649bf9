package ee.cdoc2.css.keyset;

import static ee.cdoc2.css.keyset.JwkSets.jwk;
import static ee.cdoc2.css.keyset.JwkSets.parse;
import static ee.cdoc2.css.keyset.JwkSets.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.testkit.Mutations;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.vectors.PublicVectors;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {
    private static final ECPublicKey KEY = key();
    private static final ECPublicKey NEXT = key();
    private static final String GOOD = jwk("good", NEXT);
    /** Of the real world: everything that the software knows, absent or not. */
    private static final String WITH_NULLS =
            jwk("k", KEY, ",\"use\":null,\"n\":null,\"e\":null,\"alg\":null,\"d\":null");

    @Test
    void oldAndNewKeyAreFoundBesideEachOther() {
        KeySet keys = parse(set(jwk("old", KEY), jwk("new", NEXT)), PublishedKeys.REFUSED);

        assertThat(keys.named("old")).isEqualTo(KEY);
        assertThat(keys.named("new")).isEqualTo(NEXT);
        assertThat(keys.leftOut()).isEmpty();
    }

    /** Attacks 23 and 59: a key id is compared and nothing else. */
    @ParameterizedTest
    @ValueSource(strings = {"", "K", "k ", "../k", "k' OR '1'='1", "http://127.0.0.1/k", "null"})
    void otherKeyIdsAreUnknown(String keyId) {
        KeySet keys = JwkSets.of("k", KEY);

        assertThat(Outcome.of(() -> keys.named(keyId))).hasValue(Denial.KEY_UNKNOWN);
    }

    /** Attack 70. */
    @Test
    void membersThatAreNullAreAbsent() {
        assertThat(parse(set(WITH_NULLS), PublishedKeys.REFUSED).named("k")).isEqualTo(KEY);
    }

    /** Attack 70. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"use\":\"enc\"",
                ",\"use\":\"sig\"",
                ",\"use\":1",
                ",\"alg\":\"ES256\"",
                ",\"x5u\":\"http://x\""
            })
    void otherMembersAreNotLookedAt(String members) {
        assertThat(parse(set(jwk("k", KEY, members)), PublishedKeys.REFUSED).named("k"))
                .isEqualTo(KEY);
    }

    /** Attack 70. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"AQAB\",\"e\":\"AQAB\"} | OTHER_KIND",
                "{\"kty\":\"oct\",\"kid\":\"k\",\"k\":\"AQAB\"} | OTHER_KIND",
                "{\"kid\":\"k\"} | OTHER_KIND",
                "{} | OTHER_KIND",
                "{\"kty\":\"EC\",\"crv\":\"P-384\",\"kid\":\"k\",\"x\":\"AA\",\"y\":\"AA\"} | OTHER_KIND",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\"} | MALFORMED",
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"x\":1,\"y\":2} | MALFORMED",
            })
    void keysOfAnotherKindAreLeftOut(String jwk, LeftOutKey.Reason reason) {
        assertLeftOut(jwk, reason);
    }

    /** Attack 70. */
    @Test
    void keysForAnotherAlgorithmAreLeftOut() {
        assertLeftOut(jwk("k", KEY, ",\"alg\":\"RS256\""), LeftOutKey.Reason.OTHER_KIND);
        assertLeftOut(jwk("k", KEY, ",\"alg\":1"), LeftOutKey.Reason.OTHER_KIND);
    }

    /** Attack 70. */
    @Test
    void privateKeysAreLeftOut() {
        assertLeftOut(jwk("k", KEY, ",\"d\":\"AA\""), LeftOutKey.Reason.PRIVATE);
        assertLeftOut(jwk("k", KEY, ",\"d\":1"), LeftOutKey.Reason.PRIVATE);
    }

    /** Attack 70. */
    @Test
    void pointsOffTheCurveAreLeftOut() {
        String x = jwk("k", KEY).replaceAll(".*\"x\":\"([^\"]+)\".*", "$1");
        String zero = "A".repeat(43);
        String prime = "_____wAAAAEAAAAAAAAAAAAAAAD_______________8";
        for (String y : new String[] {x, zero, prime, x.substring(1), x + "A", x + "=", "AA", ""}) {
            assertLeftOut(
                    jwk("k", KEY).replaceAll("\"y\":\"[^\"]+\"", "\"y\":\"" + y + "\""), LeftOutKey.Reason.MALFORMED);
        }
        assertLeftOut(
                "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"x\":\"" + zero + "\",\"y\":\"" + zero + "\"}",
                LeftOutKey.Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\\u0000", "k\\n", "\u00f5", "\\u007f"})
    void keysWithoutAWellFormedKeyIdAreLeftOut(String keyId) {
        assertLeftOut(jwk(keyId, KEY), LeftOutKey.Reason.MALFORMED);
    }

    @Test
    void keyIdHas128CharactersAtMost() {
        assertThat(parse(set(jwk("k".repeat(128), KEY)), PublishedKeys.REFUSED).keys())
                .hasSize(1);
        assertLeftOut(jwk("k".repeat(129), KEY), LeftOutKey.Reason.MALFORMED);
    }

    /** Attack 71. */
    @Test
    void equalKeyIdsSpoilTheSet() {
        assertFault(set(jwk("k", KEY), jwk("k", NEXT)), KeySetFault.Reason.KEY_ID_REPEATED);
        assertFault(set(jwk("k", KEY), "{\"kty\":\"RSA\",\"kid\":\"k\"}"), KeySetFault.Reason.KEY_ID_REPEATED);
    }

    /** Attack 71. */
    @Test
    void setHas32KeysAtMost() {
        assertThat(parse(ofKeys(32), PublishedKeys.REFUSED).keys()).hasSize(32);
        assertFault(ofKeys(33), KeySetFault.Reason.TOO_MANY_KEYS);
    }

    /** Attacks 69 and 71. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | NOT_A_KEY_SET",
                "<html><body>Sign in</body></html> | NOT_A_KEY_SET",
                "[] | NOT_A_KEY_SET",
                "{} | NOT_A_KEY_SET",
                "{\"keys\":{}} | NOT_A_KEY_SET",
                "{\"keys\":null} | NOT_A_KEY_SET",
                "{\"keys\":[1]} | NOT_A_KEY_SET",
                "{\"keys\":[[]]} | NOT_A_KEY_SET",
                "{\"keys\":[],\"keys\":[]} | NOT_A_KEY_SET",
                "{\"keys\":[{\"kid\":\"a\",\"kid\":\"b\"}]} | NOT_A_KEY_SET",
                "{\"keys\":[]} x | NOT_A_KEY_SET",
                "{\"keys\":[]} | NO_USABLE_KEY",
                "eyJhbGciOiJFUzI1NiJ9.eyJrZXlzIjpbXX0.AAAA | WRAPPED_IN_JWS",
            })
    void whatIsNoSet(String text, KeySetFault.Reason reason) {
        assertFault(text, reason);
    }

    /** Attack 69. */
    @Test
    void setHas64KibibytesAtMost() {
        String good = set(GOOD);

        assertThat(parse(good + " ".repeat(KeySet.MAX_BYTES - good.length()), PublishedKeys.REFUSED)
                        .keys())
                .hasSize(1);
        assertFault(good + " ".repeat(KeySet.MAX_BYTES - good.length() + 1), KeySetFault.Reason.OVERSIZE);
    }

    /** Attack 72; the four keys of which the private halves are known, under any key id. */
    @ParameterizedTest
    @CsvSource({
        "gQT1_Ud-qCJZL-9zm_HBb2v_L1-ermyIo5IohV4Svyw, Y0DLwH5fHZSxwTN7Ndp7VrEys3yqdMQ_5cfmAYFOeEk,"
                + " L3RrY5YVqn7fCEg6hf_-lsGUnhPc9dcKuTeTvJHO9W8",
        "H0VsHWVwImGA4uolFRROI5MWsEnVFrOKkFlRsFHRGKQ, kOSoL7uoujqoIgCIn867lq6E-LflpMy6E8fsEYBcYxM,"
                + " VFp4bd_XIQJWXT6M2bKaQs_uDBS32WibjycHVd8MQJo",
        "SIsDcu6c2CjOEIxZyh4ctZZA-zz4pFYv0duHPlNWinU, 50dC54PpOVtBHBGyzW1S6DgaBts-ywY3KgOclSIV97M,"
                + " iGVn_E24Wz8DeykyX6Jj8zWj3V10ikp1ocGLXIw63cM",
        "wMw6fN9PKc7BlXY2OeIxcn8BnMQKcVXrrd0T3f7Ml-g, 0Lr9p6blyjZF8xkLdZd3DMenAoKBWyuU8RtMRmilzz8,"
                + " 2_8YyZIQPUxNz6td7rmoHgxsiExhdyHz9qLF4YZPZUU"
    })
    void publishedPrivateKeysAreLeftOutUnlessAdmitted(String x, String y, String thumbprint) {
        String jwk = "{\"y\":\"" + y + "\",\"x\":\"" + x + "\",\"kid\":\"mine\",\"crv\":\"P-256\",\"kty\":\"EC\"}";

        KeySet refused = parse(set(jwk, GOOD), PublishedKeys.REFUSED);
        assertThat(refused.find("mine")).isEmpty();
        assertThat(refused.leftOut())
                .singleElement()
                .satisfies(key -> assertThat(key.thumbprint()).hasValue(thumbprint))
                .satisfies(key -> assertThat(key.reason()).isEqualTo(LeftOutKey.Reason.PUBLISHED));
        assertThat(parse(set(jwk), PublishedKeys.ADMITTED)
                        .find("mine")
                        .orElseThrow()
                        .thumbprint())
                .isEqualTo(thumbprint);
    }

    /** Worked example 4. */
    @ParameterizedTest
    @CsvSource({
        "jwk-rp-server-ec-key-2026.json.txt, rp-server-ec-key-2026, iGVn_E24Wz8DeykyX6Jj8zWj3V10ikp1ocGLXIw63cM",
        "jwk-auth-server-ec-key-2026.json.txt, ec-key-2026, L3RrY5YVqn7fCEg6hf_-lsGUnhPc9dcKuTeTvJHO9W8"
    })
    void publicVectors(String file, String keyId, String thumbprint) {
        String json = set(PublicVectors.text(file));

        assertThat(parse(json, PublishedKeys.ADMITTED).find(keyId).orElseThrow().thumbprint())
                .isEqualTo(thumbprint);
        assertFault(json, KeySetFault.Reason.NO_USABLE_KEY);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedBytesAreASetOrAFault(long seed) {
        new Mutations(seed)
                .of(set(WITH_NULLS, GOOD))
                .limit(4000)
                .forEach(text -> assertThatCode(() -> {
                            try {
                                KeySet.parse(text.getBytes(StandardCharsets.ISO_8859_1), PublishedKeys.REFUSED);
                            } catch (KeySetFault refused) {
                                // as good an answer as a set
                            }
                        })
                        .as("seed %d, input <%s>", seed, text)
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"keys\":[", "a.", "\\"})
    void deepAndLongInputIsAFault(String piece) {
        assertThat(catchThrowableOfType(
                        KeySetFault.class,
                        () -> KeySet.parse(
                                piece.repeat(KeySet.MAX_BYTES / piece.length()).getBytes(StandardCharsets.US_ASCII),
                                PublishedKeys.REFUSED)))
                .isNotNull();
    }

    private static void assertLeftOut(String jwk, LeftOutKey.Reason reason) {
        KeySet keys = parse(set(jwk, GOOD), PublishedKeys.REFUSED);

        assertThat(keys.keys()).extracting(VerificationKey::keyId).containsExactly("good");
        assertThat(keys.leftOut()).extracting(LeftOutKey::reason).containsExactly(reason);
        assertFault(set(jwk), KeySetFault.Reason.NO_USABLE_KEY);
    }

    private static void assertFault(String json, KeySetFault.Reason reason) {
        KeySetFault fault = catchThrowableOfType(
                KeySetFault.class, () -> KeySet.parse(json.getBytes(StandardCharsets.UTF_8), PublishedKeys.REFUSED));
        assertThat(fault).as(json).isNotNull();
        assertThat(fault.reason()).isEqualTo(reason);
    }

    private static String ofKeys(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> jwk("k" + number, KEY))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static ECPublicKey key() {
        return (ECPublicKey) KeyPairs.of(KeyType.P256).getPublic();
    }
}
