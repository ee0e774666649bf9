package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyShareTest {
    private static final String BASE64 = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void readsWhatItWrites() {
        KeyShare keyShare = new KeyShare(
                Share.of(new byte[128]),
                RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow());

        assertThat(KeyShare.parse(keyShare.toJson())).contains(keyShare);
    }

    @Test
    void escapedSlashesOfOneClientAreRead() {
        byte[] share = new byte[33];
        Arrays.fill(share, (byte) 0xff);
        String escaped = Base64.getEncoder().encodeToString(share).replace("/", "\\/");

        assertThat(parse("{\"recipient\":\"etsi\\/PNOEE-48010010101\",\"share\":\"" + escaped + "\"}")
                        .orElseThrow()
                        .share()
                        .bytes())
                .isEqualTo(share);
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(parse("{\"new\":{},\"share\":\"" + BASE64 + "\",\"recipient\":\"etsi/PNOEE-48010010101\"}"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 129})
    void otherLengthsAreRefused(int length) {
        assertThat(parse(body("\"" + Base64.getEncoder().encodeToString(new byte[length]) + "\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"AAAA AAAA\"",
                "\"\"",
                "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"",
                "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=\"",
                "\"-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_8=\"",
                "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\\n\""
            })
    void otherThanStrictBase64IsRefused(String share) {
        assertThat(parse(body(share))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[\"AAAA\"]", "true"})
    void otherTypesAreRefused(String share) {
        assertThat(parse(body(share))).isEmpty();
    }

    @Test
    void missingMemberIsRefused() {
        assertThat(parse("{\"share\":\"" + BASE64 + "\"}")).isEmpty();
    }

    @Test
    void shareHasNoTextForLogs() {
        assertThat(Share.of(new byte[32]).toString()).isEqualTo("Share[32 bytes]");
    }

    @Test
    void shareIdsAre128RandomBitsInLowerCaseHex() {
        SecureRandom random = new SecureRandom();
        Set<ShareId> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ShareId id = ShareId.random(random);
            assertThat(id.toString()).matches("[0-9a-f]{32}");
            ids.add(id);
        }
        assertThat(ids).hasSize(1000);
    }

    private static String body(String share) {
        return "{\"share\":" + share + ",\"recipient\":\"etsi/PNOEE-48010010101\"}";
    }

    private static Optional<KeyShare> parse(String json) {
        return KeyShare.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
