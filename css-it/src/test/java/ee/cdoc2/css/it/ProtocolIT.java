package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.wire.ClientShape;
import ee.cdoc2.css.testkit.wire.CppClientShape;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Store, nonce, release: with both algorithms and in the words of both deployed clients. */
class ProtocolIT extends BlackBox {

    private static final String VENDOR_ID = "70000349";

    /** How a deployed client is configured. */
    enum ClientForm {
        JAVA,
        CPP,
        JAVA_WITH_TRAILING_SLASH,
        CPP_WITH_TRAILING_SLASH;

        ClientShape shape(int port) {
            String path = name().endsWith("SLASH") ? "/" : "";
            ServerAddress address = new ServerAddress("localhost", port, path);
            return name().startsWith("JAVA") ? new JavaClientShape(address) : new CppClientShape(address);
        }

        String audience(int port) {
            return new ServerAddress("localhost", port, name().endsWith("SLASH") ? "/" : "").baseUrl();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aShareGoesToItsMobileIdRecipient(ClientForm form) {
        CssClient client = client(form);
        StoredShare share = client.store(environment.mobileIdUser());

        Outcome.released(client.fetch(share), share);
    }

    @ParameterizedTest
    @EnumSource
    void aShareGoesToItsSmartIdRecipient(ClientForm form) {
        CssClient client = client(form);
        StoredShare share = client.store(environment.smartIdUser());

        Outcome.released(client.fetch(share), share);
    }

    @ParameterizedTest
    @ValueSource(ints = {4096, 6144})
    void longRsaKeysAreAdmitted(int bits) {
        Recipient person = environment.mobileIdUser();
        String semanticsId = person.id().substring("etsi/".length());
        Recipient withLongKey = new Recipient(
                person.id(),
                environment
                        .pki()
                        .eid()
                        .issue(CertificateProfiles.smartId(semanticsId)
                                .key(KeyType.rsa(bits))
                                .ocspUrl(environment.responder().url("/good"))));
        StoredShare share = environment.client().store(withLongKey);

        Outcome.released(environment.client().fetch(share), share);
    }

    @Test
    void aVendorsRecipientIsServedUnderTheVendorsAuthority() {
        Recipient organisation = new Recipient(
                "private/JIO/" + VENDOR_ID,
                environment
                        .pki()
                        .vendor()
                        .issue(CertificateProfiles.mobileId(VENDOR_ID)
                                .ocspUrl(environment.responder().url("/good"))));
        StoredShare share = environment.client().store(organisation);

        Outcome.released(environment.client().fetch(share), share);
    }

    @Test
    void aVendorsAuthorityCannotSpeakForAPerson() {
        Recipient person = environment.mobileIdUser();
        StoredShare share = environment.client().store(person);
        Recipient impostor = new Recipient(
                person.id(),
                environment
                        .pki()
                        .vendor()
                        .issue(CertificateProfiles.mobileId(person.id().substring("etsi/".length()))
                                .ocspUrl(environment.responder().url("/good"))));
        String nonce = environment.client().nonce(share);

        WireAnswer answer = environment
                .client()
                .fetch(
                        share.shareId(),
                        environment.client().ticket(impostor, share.shareId(), nonce),
                        impostor.identity().x5c());

        Outcome.refused(answer, 401, "not-authenticated");
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 33, 127, 128})
    void sharesOfEveryAdmittedLengthAreStored(int bytes) {
        String base64 = Base64.getEncoder().encodeToString(new byte[bytes]);

        assertThat(environment
                        .client()
                        .send(java().store(base64, "etsi/PNOEE-48010010101"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void storingAnswersWithARelativeLocationAndNoBody() {
        WireAnswer answer = environment
                .client()
                .send(java().store(Base64.getEncoder().encodeToString(new byte[32]), "etsi/PNOEE-48010010101"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headerNames()).contains("Location");
        assertThat(answer.header("Location").orElseThrow()).matches("/key-shares/[0-9a-f]{32}");
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aShareIdIsNeverGivenTwice() {
        List<String> ids = Stream.generate(() -> environment
                        .client()
                        .store(new Recipient("etsi/PNOEE-48010010101", null))
                        .shareId())
                .limit(20)
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aNonceAnswerHasOneMemberOnly() {
        StoredShare share = environment.client().store(environment.mobileIdUser());

        WireAnswer answer = environment.client().send(java().nonce(share.shareId()));

        assertThat(answer.text()).matches("\\{\"nonce\":\"[A-Za-z0-9_-]{12,16}\"}");
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", " {} "})
    void aNonceIsGivenForEachBodyThatClientsSend(String body) {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        RequestBytes request = RequestBytes.of("POST", "/key-shares/" + share.shareId() + "/nonce", address())
                .header("Content-Type", "application/json")
                .header("Connection", "close");

        WireAnswer answer = environment.client().send(request.bytes(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aNonceIsGivenWithoutContentType() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        RequestBytes request = RequestBytes.of("POST", "/key-shares/" + share.shareId() + "/nonce", address())
                .header("Connection", "close");

        assertThat(environment.client().send(request.bytes(new byte[0])).status())
                .isEqualTo(200);
    }

    private CssClient client(ClientForm form) {
        int port = environment.server().port();
        return environment.client(environment.server(), form.shape(port), form.audience(port));
    }

    private JavaClientShape java() {
        return new JavaClientShape(address());
    }

    private ServerAddress address() {
        return new ServerAddress("localhost", environment.server().port());
    }
}
