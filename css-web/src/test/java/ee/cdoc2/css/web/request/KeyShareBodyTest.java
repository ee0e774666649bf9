package ee.cdoc2.css.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part of the body has its own reason; the outside learns none of them. */
class KeyShareBodyTest {
    private static final String BASE64 = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void readsWhatAClientWrites() {
        KeyShare keyShare = new KeyShare(
                Share.of(new byte[128]),
                RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow());

        assertThat(KeyShareBody.parse(keyShare.toJson())).isEqualTo(keyShare);
    }

    @Test
    void escapedSlashesOfOneClientAreRead() {
        byte[] share = new byte[33];
        Arrays.fill(share, (byte) 0xff);
        String escaped = Base64.getEncoder().encodeToString(share).replace("/", "\\/");

        assertThat(read("{\"recipient\":\"etsi\\/PNOEE-48010010101\",\"share\":\"" + escaped + "\"}")
                        .share()
                        .bytes())
                .isEqualTo(share);
    }

    @Test
    void unknownMembersAreIgnored() {
        assertThat(read("{\"new\":{},\"share\":\"" + BASE64 + "\",\"recipient\":\"etsi/PNOEE-48010010101\"}"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {31, 129})
    void otherLengthsAreRefused(int length) {
        assertDenied(Denial.SHARE_MALFORMED, body("\"" + Base64.getEncoder().encodeToString(new byte[length]) + "\""));
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
        assertDenied(Denial.SHARE_MALFORMED, body(share));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "[\"AAAA\"]", "true"})
    void otherTypesAreRefused(String share) {
        assertDenied(Denial.BODY_MALFORMED, body(share));
    }

    @Test
    void missingMemberIsRefused() {
        assertDenied(Denial.BODY_MALFORMED, "{\"share\":\"" + BASE64 + "\"}");
    }

    @Test
    void malformedRecipientIsRefused() {
        assertDenied(Denial.RECIPIENT_MALFORMED, "{\"share\":\"" + BASE64 + "\",\"recipient\":\"etsi/48010010101\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null"})
    void otherThanAnObjectIsRefused(String json) {
        assertDenied(Denial.BODY_MALFORMED, json);
    }

    private static String body(String share) {
        return "{\"share\":" + share + ",\"recipient\":\"etsi/PNOEE-48010010101\"}";
    }

    private static KeyShare read(String json) {
        return KeyShareBody.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertDenied(Denial reason, String json) {
        Denied denied = catchThrowableOfType(Denied.class, () -> read(json));

        assertThat(denied).as("a denial").isNotNull();
        assertThat(denied.reason()).isEqualTo(reason);
    }
}
