package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.operator.AuditLine;
import ee.cdoc2.css.it.operator.LogFiles;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every refusal of the application is a problem document (RFC 9457), whatever the server under it would say. */
@Tag("h2")
class ErrorDocumentsIT extends BlackBox {

    private static final String SOME_SHARE = "/key-shares/0123456789abcdef0123456789abcdef";
    private static final String MALFORMED = "malformed-request";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nope",
                "/key-shares/0123456789abcdef0123456789abcdef/nope",
                "/Key-Shares",
                "/metrics",
                "/openapi/x",
                "/application.wadl",
                "/key-sharesx",
                "/index.html"
            })
    void anUnknownPathIs404(String path) {
        Outcome.refused(send(request("GET", path)), 404, "no-such-resource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/WEB-INF/web.xml", "/META-INF/MANIFEST.MF"})
    void theArchivesOwnFoldersAre404(String path) {
        ServerLimit.PRIVATE_FOLDERS_HAVE_NO_PROBLEM_DOCUMENT.mustNotHold();

        Outcome.refused(send(request("GET", path)), 404, "no-such-resource");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/key-shares",
        "PUT,/key-shares",
        "DELETE,/key-shares",
        "DELETE,/key-shares/0123456789abcdef0123456789abcdef",
        "POST,/key-shares/0123456789abcdef0123456789abcdef",
        "PATCH,/key-shares/0123456789abcdef0123456789abcdef",
        "GET,/key-shares/0123456789abcdef0123456789abcdef/nonce",
        "BREW,/key-shares"
    })
    void anotherMethodIs405(String method, String path) {
        WireAnswer answer = send(request(method, path));

        Outcome.refused(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).isPresent();
    }

    @Test
    void headOnAShareIs405AndSpendsNothing() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String ticket = environment.client().ticket(share, environment.client().nonce(share));
        RequestBytes head = request("HEAD", "/key-shares/" + share.shareId())
                .header("x-cdoc2-auth-ticket", ticket)
                .header("x-cdoc2-auth-x5c", share.recipient().identity().x5c());

        assertThat(send(head).status()).isEqualTo(405);
        Outcome.released(environment.client().fetch(share, ticket), share);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/key-shares/0123456789abcdef0123456789abcdef/nonce",
        "GET,/key-shares/0123456789abcdef0123456789abcdef"
    })
    void anAnswerThatTheClientDoesNotAcceptIs406(String method, String path) {
        Outcome.refused(send(request(method, path).header("Accept", "text/html")), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x"
            })
    void aBodyOfAnotherTypeIs415(String type) {
        RequestBytes request = request("POST", "/key-shares").header("Content-Type", type);

        Outcome.refused(environment.client().send(request.bytes(new byte[] {'{', '}'})), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a/b/c", "/", "application/", "application/json/x", "application/json;charset", "é/ü"})
    void aContentTypeThatNobodyCanReadIsRefused(String type) throws IOException {
        RequestBytes request = request("POST", "/key-shares").header("Content-Type", type);

        assertThat(sendOdd(request.bytes(new byte[] {'{', '}'})).status()).isIn(400, 415);
    }

    /** The first is what the JDK's own client sent for twenty years. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "Accept: a",
                "Accept: a/b/c",
                "Accept: text/html;q=x",
                "Accept: ;;;",
                "Accept:",
                "Accept: *",
                "Accept-Language: en;q=x, ??",
                "Accept-Language: a-b-c-d-e-f-g-1-2",
                "Accept-Language: *;q=.5",
                "Accept-Encoding: gzip;q=x, ,;",
                "Accept-Charset: x;q=2"
            })
    void aPreferenceThatNobodyCanReadIsDisregarded(String line) throws IOException {
        long before = log();
        StoredShare share = environment.client().store(environment.mobileIdUser());
        WireAnswer nonce = sendOdd(request("POST", "/key-shares/" + share.shareId() + "/nonce")
                .line(line)
                .bytes());

        assertThat(nonce.status()).as(nonce.text()).isEqualTo(200);
        assertThat(nonce.member("nonce")).isPresent();
        assertThat(sendOdd(request("GET", "/health/live").line(line).bytes()).status())
                .isEqualTo(200);
        assertThat(log() - before).isLessThan(1024);
    }

    /** Each body is right but for the header, and packed bodies are right once they are unpacked. */
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", "nonsense"})
    void aPackedBodyIs415WithWhatIsTakenInstead(String coding) throws IOException {
        byte[] share = ("{\"share\":\"" + Base64.getEncoder().encodeToString(new byte[32])
                        + "\",\"recipient\":\"etsi/PNOEE-48010010101\"}")
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] body : List.of(share, packed(share))) {
            for (String path : List.of("/key-shares", SOME_SHARE + "/nonce")) {
                WireAnswer answer = environment
                        .client()
                        .send(request("POST", path)
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", coding)
                                .bytes(body));

                Outcome.refused(answer, 415, "unsupported-media-type");
                assertThat(answer.header("Accept-Encoding")).contains("identity");
            }
        }
    }

    /** A route has one spelling, so that nothing is served which the audit log or the metrics do not know by its name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares/ID/",
                "/key-shares/ID;x",
                "/key-shares;x/ID",
                "/key-shares//ID",
                "/key-shares/./ID",
                "/x/../key-shares/ID",
                "/key-shares/x/../ID",
                "///key-shares/ID",
                "/;x/key-shares/ID",
                "/key%2Dshares/ID",
                "/%6bey-shares/ID",
                "/key-shares/%49D",
                "//key-shares/ID/",
                "/./key-shares/ID"
            })
    void anotherSpellingOfAShareReleasesNothing(String spelling) throws IOException {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String ticket = environment.client().ticket(share, environment.client().nonce(share));
        String escaped = "%" + Integer.toHexString(share.shareId().charAt(0))
                + share.shareId().substring(1);
        String path = spelling.replace("%49D", escaped).replace("ID", share.shareId());
        byte[] fetch = request("GET", path)
                .header("x-cdoc2-auth-ticket", ticket)
                .header("x-cdoc2-auth-x5c", share.recipient().identity().x5c())
                .bytes();

        assertThat(sendOdd(fetch).status()).isBetween(400, 404);
        assertThat(sendOdd(request("POST", path + "/nonce").bytes()).status()).isBetween(400, 404);
        Outcome.released(environment.client().fetch(share, ticket), share);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares/",
                "/key-shares;x",
                "/key-share%73",
                "/./key-shares",
                "/x/../key-shares",
                "/key-shares//"
            })
    void anotherSpellingOfTheSharesStoresNothing(String path) throws IOException {
        int lines = AuditLine.of(environment.server().auditFile()).size();
        byte[] body = ("{\"share\":\"" + Base64.getEncoder().encodeToString(new byte[32])
                        + "\",\"recipient\":\"etsi/PNOEE-48010010101\"}")
                .getBytes(StandardCharsets.US_ASCII);

        assertThat(sendOdd(request("POST", path)
                                .header("Content-Type", "application/json")
                                .bytes(body))
                        .status())
                .isBetween(400, 404);
        assertThat(AuditLine.of(environment.server().auditFile())).hasSize(lines);
    }

    private static byte[] packed(byte[] body) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        }
        return packed.toByteArray();
    }

    private long log() {
        return new LogFiles(environment.server().directory())
                .bytesWithout(environment.server().auditFile());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares/short",
                "/key-shares/12345678901234567",
                "/key-shares/12345678901234567890123456789012345",
                "/key-shares/short/nonce"
            })
    void aShareIdOfAWrongLengthIs400(String path) {
        Outcome.refused(send(request(path.endsWith("nonce") ? "POST" : "GET", path)), 400, MALFORMED);
    }

    @Test
    void aFetchWithoutCredentialsIs400() {
        Outcome.refused(send(request("GET", SOME_SHARE)), 400, MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "x-cdoc2-auth-ticket,''",
        "x-cdoc2-auth-ticket,a",
        "x-cdoc2-auth-ticket,a.b.c~",
        "x-cdoc2-auth-ticket,~~~",
        "x-cdoc2-auth-token,a",
        "x-cdoc2-auth-token,''"
    })
    void aMalformedOrUnknownCredentialIs400(String name, String value) {
        RequestBytes request =
                request("GET", SOME_SHARE).header(name, value).header("x-cdoc2-auth-x5c", anyCertificate());

        Outcome.refused(send(request), 400, MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE----------END CERTIFICATE-----"
            })
    void aMalformedCertificateIs400(String certificate) {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String ticket = environment.client().ticket(share, environment.client().nonce(share));

        Outcome.refused(environment.client().fetch(share.shareId(), ticket, certificate), 400, MALFORMED);
        Outcome.released(environment.client().fetch(share, ticket), share);
    }

    @Test
    void credentialsOfTwoSchemesAre400() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        String ticket = environment.client().ticket(share, environment.client().nonce(share));
        RequestBytes request = request("GET", "/key-shares/" + share.shareId())
                .header("x-cdoc2-auth-ticket", ticket)
                .header("x-cdoc2-auth-x5c", share.recipient().identity().x5c())
                .header("x-cdoc2-auth-token", "a");

        Outcome.refused(send(request), 400, MALFORMED);
        Outcome.released(environment.client().fetch(share, ticket), share);
    }

    private WireAnswer sendOdd(byte[] request) throws IOException {
        return environment.httpsForOddRequests(environment.server()).send(request);
    }

    private String anyCertificate() {
        return environment.mobileIdUser().identity().x5c();
    }

    private WireAnswer send(RequestBytes request) {
        return environment.client().send(request.bytes());
    }

    private RequestBytes request(String method, String path) {
        return RequestBytes.of(method, path, TestEnvironment.address(environment.server()))
                .header("Connection", "close");
    }
}
