package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read comes back as it was, limits are where they are said to be, and no text shows what is secret. */
class ValuesTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aShareIdHas32HexadecimalDigits() {
        ShareId made = ShareId.random(random);

        assertThat(ShareId.parse(made.toString())).hasValue(made);
        assertThat(made.toString()).matches("[0-9a-f]{32}");
        assertThat(ShareId.random(random)).isNotEqualTo(made);
    }

    @Test
    void aNonceHas12Bytes() {
        byte[] bytes = new byte[Nonce.BYTES];
        random.nextBytes(bytes);
        Nonce nonce = Nonce.of(bytes);

        assertThat(Nonce.parse(nonce.value())).hasValue(nonce);
        assertThat(nonce.bytes()).isEqualTo(bytes);
        assertThat(nonce.toString()).doesNotContain(nonce.value());
        assertThat(Nonce.parse("A".repeat(15))).isEmpty();
        assertThat(Nonce.parse("A".repeat(18))).isEmpty();
    }

    @Test
    void aShareHas32To128Bytes() {
        Share share = Share.parse(new byte[32]).orElseThrow();

        assertThat(Share.parse(share.base64())).hasValue(share);
        assertThat(share).isNotEqualTo(Share.parse(new byte[33]).orElseThrow()).isNotEqualTo("a text");
        assertThat(share).hasSameHashCodeAs(Share.parse(new byte[32]).orElseThrow());
        assertThat(share.toString()).doesNotContain("AAAA");
        assertThat(Share.parse(new byte[128])).isPresent();
        assertThat(Share.parse(new byte[31])).isEmpty();
        assertThat(Share.parse(new byte[129])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(new byte[31]));
    }

    @ParameterizedTest
    @CsvSource({"etsi/PNOEE-48010010101, etsi/PNOEE-…", "private/JIO/70000349, private/JIO/…"})
    void aRecipientsTextHasNoIdentifier(String id, String text) {
        assertThat(RecipientId.parse(id).orElseThrow()).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65535})
    void aPortMayBe(int port) {
        assertThat(BaseUrl.parse("https://css.example:" + port)).isPresent();
        assertThat(SessionNonceUrl.parse("https://css.example:" + port + "/session_nonce"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65536})
    void aPortMayNotBe(int port) {
        assertThat(BaseUrl.parse("https://css.example:" + port)).isEmpty();
        assertThat(SessionNonceUrl.parse("https://css.example:" + port + "/session_nonce"))
                .isEmpty();
    }

    /** As configuration and metrics have it. */
    @Test
    void aSchemeHasItsName() {
        assertThat(Scheme.named("v1")).hasValue(Scheme.V1);
        assertThat(Scheme.named("v2")).hasValue(Scheme.V2);
        assertThat(Scheme.named("V2")).isEmpty();
        assertThat(Scheme.V2.text()).isEqualTo("v2");
    }

    /** FIPS 180-4, its example of one block. */
    @Test
    void aHashIsSha256() {
        byte[] hash = HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

        assertThat(Sha256.of("abc")).isEqualTo(hash);
        assertThat(Sha256.of(new byte[] {'a', 'b', 'c'})).isEqualTo(hash);
    }

    @Test
    void anAlgorithmHasItsNameOfJose() {
        assertThat(SignatureAlgorithm.named("RS256")).hasValue(SignatureAlgorithm.RS256);
        assertThat(SignatureAlgorithm.named("ES256")).hasValue(SignatureAlgorithm.ES256);
        assertThat(SignatureAlgorithm.named("es256")).isEmpty();
        assertThat(SignatureAlgorithm.named("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1970-01-01T00:00:00Z", "1, 1970-01-01T00:00:01Z", "253402300799, 9999-12-31T23:59:59Z"})
    void aTimeIsANumberOfSeconds(String literal, Instant time) {
        assertThat(date(new JsonNumber(literal))).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "1e3", "253402300800", "1000000000000"})
    void anotherNumberIsNoTime(String literal) {
        assertThat(date(new JsonNumber(literal))).isEmpty();
    }

    @Test
    void aTextIsNoTime() {
        assertThat(date(new JsonString("1"))).isEmpty();
    }

    private static Optional<Instant> date(JsonValue value) {
        return NumericDate.of(value);
    }
}
