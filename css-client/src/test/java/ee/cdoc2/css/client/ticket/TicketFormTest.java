package ee.cdoc2.css.client.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The client's tickets, byte for byte, against PROTOCOL.md, "The ticket". */
class TicketFormTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SALT = "[A-Za-z0-9_-]{22}";
    private static final String DIGEST = "[A-Za-z0-9_-]{43}";
    private static final ShareUrl FIRST =
            url("https://css.one.example", "9e90f2dd9464d549c3df4c68f7ffae31", "AAAAAAAAAAAAAAA1");
    private static final ShareUrl SECOND =
            url("https://css.two.example:8443/css", "9e90f2dd9464d549c3df4c68f7ffae32", "AAAAAAAAAAAAAAA2");

    @Test
    void theWorkedExampleOfTheProtocolComesOutByteForByte() {
        SaltedDisclosure aud = SaltedDisclosure.claim(
                "EV5ff3k3QPRUZgImhdIRXQ",
                "aud",
                new JsonArray(List.of(
                        digest("lREU-DAcaGNzFVy0TuRHc6N6_DPOHljAL_ZWi9Y3sKk"),
                        digest("6CiKIJFfF-HHqCUnFn5vv8Ote-NflnJZV2KUX2i7UCM"))));

        assertThat(aud.text())
                .isEqualTo(
                        "WyJFVjVmZjNrM1FQUlVaZ0ltaGRJUlhRIiwiYXVkIixbeyIuLi4iOiJsUkVVLURBY2FHTnpGVnkwVHVSSGM2TjZf"
                                + "RFBPSGxqQUxfWldpOVkzc0trIn0seyIuLi4iOiI2Q2lLSUpGZkYtSEhxQ1VuRm41dnY4T3RlLU5mbG5KWlYyS1VYMmk3VUNNIn1dXQ");
        assertThat(aud.digest()).isEqualTo("V5_DrlDm-FXeGPdcMZQrB7EZPEO98URIAYvykgWHZr0");
    }

    @ParameterizedTest
    @EnumSource
    void headerAndPayloadAreAsInTheProtocol(SignatureAlgorithm algorithm) {
        String[] parts = draft(algorithm).signed(new byte[64]).presentation(0).split("[.~]");

        assertThat(json(parts[0]))
                .isEqualTo("{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"" + algorithm + "\"}");
        assertThat(json(parts[1]))
                .matches(Pattern.quote("{\"iss\":\"etsi/PNOEE-48010010101\",\"_sd\":[\"")
                        + DIGEST
                        + Pattern.quote("\"],\"_sd_alg\":\"sha-256\"}"));
    }

    @Test
    void thePresentationIsJwtAudAndOneElementAndEndsWithATilde() {
        String presentation =
                draft(SignatureAlgorithm.ES256).signed(new byte[64]).presentation(1);

        assertThat(presentation)
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{86}~[A-Za-z0-9_-]+~[A-Za-z0-9_-]+~");
    }

    @Test
    void theDisclosuresAreAsInTheProtocol() {
        String[] parts = draft(SignatureAlgorithm.ES256)
                .signed(new byte[64])
                .presentation(1)
                .split("~");

        assertThat(json(parts[1]))
                .matches("\\[\"" + SALT + "\",\"aud\",\\[\\{\"\\.\\.\\.\":\"" + DIGEST + "\"},\\{\"\\.\\.\\.\":\""
                        + DIGEST + "\"}]]");
        assertThat(json(parts[2]))
                .matches("\\[\"" + SALT + "\",\""
                        + Pattern.quote(
                                "https://css.two.example:8443/css/key-shares/9e90f2dd9464d549c3df4c68f7ffae32?nonce=AAAAAAAAAAAAAAA2")
                        + "\"]");
    }

    @Test
    void theDefaultPortIsWrittenOut() {
        String[] parts = draft(SignatureAlgorithm.ES256)
                .signed(new byte[64])
                .presentation(0)
                .split("~");

        assertThat(json(parts[2])).contains("\"https://css.one.example:443/key-shares/");
    }

    @Test
    void eachServerIsShownTheSameSignatureAndItsOwnElementOnly() {
        SignedTicket ticket = draft(SignatureAlgorithm.ES256).signed(new byte[64]);
        String[] first = ticket.presentation(0).split("~");
        String[] second = ticket.presentation(1).split("~");

        assertThat(first[0]).isEqualTo(second[0]);
        assertThat(first[1]).isEqualTo(second[1]);
        assertThat(json(first[2])).contains("css.one").doesNotContain("css.two");
        assertThat(json(second[2])).contains("css.two").doesNotContain("css.one");
    }

    @Test
    void digestsLinkThePartsInTheOrderOfTheServers() {
        String[] shown = draft(SignatureAlgorithm.ES256)
                .signed(new byte[64])
                .presentation(1)
                .split("[.~]");

        assertThat(json(shown[1])).contains("\"_sd\":[\"" + new SaltedDisclosure(shown[3]).digest() + "\"]");
        assertThat(json(shown[3])).endsWith("{\"...\":\"" + new SaltedDisclosure(shown[4]).digest() + "\"}]]");
    }

    @Test
    void noSaltIsUsedTwice() {
        SignedTicket ticket = draft(SignatureAlgorithm.ES256).signed(new byte[64]);
        String[] first = ticket.presentation(0).split("~");
        String[] second = ticket.presentation(1).split("~");

        assertThat(List.of(salt(first[1]), salt(first[2]), salt(second[2]))).doesNotHaveDuplicates();
    }

    private static TicketDraft draft(SignatureAlgorithm algorithm) {
        return TicketDraft.of(
                RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow(), algorithm, List.of(FIRST, SECOND), RANDOM);
    }

    private static ShareUrl url(String base, String share, String nonce) {
        return new ShareUrl(
                BaseUrl.parse(base).orElseThrow(), ShareId.parse(share).orElseThrow(), nonce);
    }

    private static JsonObject digest(String value) {
        return new JsonObject(Map.of("...", new JsonString(value)));
    }

    private static String json(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    }

    private static String salt(String disclosure) {
        return json(disclosure).substring(2, 24);
    }
}
