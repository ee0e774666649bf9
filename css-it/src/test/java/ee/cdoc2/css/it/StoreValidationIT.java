package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.landscape.Landscape;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored at all: only what somebody can fetch. */
class StoreValidationIT extends BlackBox {

    private static final String SHARE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String RECIPIENT = "etsi/PNOEE-48010010101";
    private static final int LONGEST_BODY = 4096;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "\"text\"", "null", "1", "{}", "{\"share\":\"S\"}", "{\"recipient\":\"R\"}",
            "{\"share\":\"S\",\"recipient\":\"R\"}x", "{\"share\":\"S\",\"recipient\":\"R\"}{}",
            "{\"share\":\"S\",\"recipient\":\"R\",}", "{\"share\":\"S\",\"share\":\"S\",\"recipient\":\"R\"}",
            "{\"share\":\"S\",\"\\u0073hare\":\"S\",\"recipient\":\"R\"}",
            "{'share':'S','recipient':'R'}", "{\"share\":\"S\",\"recipient\":\"R\"/*c*/}", "{\"share\":null,\"recipient\":\"R\"}",
            "{\"share\":[0],\"recipient\":\"R\"}", "{\"share\":1,\"recipient\":\"R\"}", "{\"share\":\"S\",\"recipient\":{\"a\":1}}",
            "{\"share\":\"S\",\"recipient\":\"R\",\"x\":NaN}", "{\"share\":\"S\",\"recipient\":\"R\",\"x\":\"\\ud800\"}",
            "\u00ef\u00bb\u00bf{\"share\":\"S\",\"recipient\":\"R\"}", "{\"share\":\"S\",\"recipient\":\"R\",\"x\":\"\u00ff\"}"})
    void aBodyThatIsNotTheStrictJsonOfAShareIs400(String template) {
        String body = template.replace("\"S\"", '"' + SHARE + '"').replace("\"R\"", '"' + RECIPIENT + '"');

        Outcome.refused(store(body), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 129, 1000})
    void aShareOfAnotherLengthIs400(int bytes) {
        Outcome.refused(store(body(Base64.getEncoder().encodeToString(new byte[bytes]), RECIPIENT)), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-_",
            "AAAAAAAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAA\\nAAAAAAAAAAAAAAAAAAAAAA=", "ÄÄÄÄ"})
    void aShareThatIsNotStrictBase64Is400(String share) {
        Outcome.refused(store(body(share, RECIPIENT)), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "etsi/", "PNOEE-48010010101", "etsi/PNOEE-", "etsi/PNOee-48010010101", "etsi/pnoEE-48010010101",
            "etsi/XXXEE-48010010101", "etsi/PNOEE48010010101", "etsi/PNOEE-480100101010123456789", "etsi/PNOEE-4801001 0101",
            "ETSI/PNOEE-48010010101", "etsi//PNOEE-48010010101", "etsi/PNOEE-48010010101/", "private/JIO", "private/JIO/",
            "private//70000349", "private/NOBODY/70000349", "other/PNOEE-48010010101"})
    void aRecipientWhomNobodyCouldEverBeIs400(String recipient) {
        Outcome.refused(store(body(SHARE, recipient)), 400, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0001", "\\n", "\\r", "\\t", "\\u007f", "\\u0085", "\\u202e", "\\ud83d\\ude00"})
    void aControlCharacterInTheRecipientIs400(String character) {
        Outcome.refused(store(body(SHARE, "etsi/PNOEE-4801001" + character + "0101")), 400, "malformed-request");
    }

    @Test
    void unknownMembersAreIgnored() {
        String body = "{\"version\":2,\"share\":\"" + SHARE + "\",\"more\":{\"a\":[1,null]},\"recipient\":\"" + RECIPIENT + "\"}";

        assertThat(store(body).status()).isEqualTo(201);
    }

    @Test
    void theLongestBodyIsAdmitted() {
        assertThat(store(padded(LONGEST_BODY)).status()).isEqualTo(201);
    }

    @Test
    void aLongerBodyIsRefused() {
        Outcome.refused(store(padded(LONGEST_BODY + 1)), 413, "body-too-large");
    }

    @Test
    void aLongerBodyIsRefusedWhenItsLengthIsNotAnnounced() {
        RequestBytes request = post().header("Transfer-Encoding", "chunked");
        String chunk = Integer.toHexString(LONGEST_BODY + 1) + "\r\n" + padded(LONGEST_BODY + 1) + "\r\n0\r\n\r\n";
        byte[] head = request.bytes();
        byte[] body = chunk.getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);

        Outcome.refused(landscape.client().send(all), 413, "body-too-large");
    }

    private static String padded(int length) {
        String body = body(SHARE, RECIPIENT);
        return body + " ".repeat(length - body.length());
    }

    private static String body(String share, String recipient) {
        return "{\"share\":\"" + share + "\",\"recipient\":\"" + recipient + "\"}";
    }

    private WireAnswer store(String body) {
        return landscape.client().send(post().bytes(body.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private RequestBytes post() {
        return RequestBytes.of("POST", "/key-shares", Landscape.address(landscape.server())).header("Connection", "close")
                .header("Content-Type", "application/json");
    }
}
