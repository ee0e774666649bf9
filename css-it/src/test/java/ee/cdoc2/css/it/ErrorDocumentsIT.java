package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.it.process.ServerLimit;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
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

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/c", "/", "text/html;q=x", ";;;", "é/ü"})
    void anAcceptThatNobodyCanReadIsNoFaultOfTheServer(String accept) throws IOException {
        assertThat(sendOdd(request("GET", SOME_SHARE).header("Accept", accept).bytes())
                        .status())
                .isBetween(400, 499);
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
