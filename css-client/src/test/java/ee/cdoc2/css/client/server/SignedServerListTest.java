package ee.cdoc2.css.client.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.signing.KeySigner;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignedServerListTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("CA");
    private static final ServerList LIST = new ServerList(List.of(), Optional.empty());

    static Stream<CertificateRequest> keys() {
        return Stream.of(
                CertificateProfiles.mobileId("PNOEE-48010010101"), CertificateProfiles.smartId("PNOEE-48010010101"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void whatItsSignerSignedIsTaken(CertificateRequest profile) {
        Identity signer = CA.issue(profile);

        assertThat(read(signed(signer), signer.certificate(), Instant.now())).isEqualTo(LIST);
    }

    @Test
    void anotherListUnderTheSignatureIsRefused() {
        Identity signer = signer();
        String[] parts = signed(signer).split("\\.");
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"version\":\"1\",\"servers\":[]}".getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(parts[0] + "." + other + "." + parts[2], signer.certificate()))
                .isEqualTo("The signed server list is not signed by the configured signer, or was changed afterwards.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"typ\":\"vnd.cdoc2.css-server-list.v1+jws\",\"alg\":\"none\"}|is signed with an algorithm other than RS256 "
                        + "and ES256",
                "{\"typ\":\"vnd.cdoc2.css-server-list.v1+jws\",\"alg\":\"HS256\"}|is signed with an algorithm other than RS256 "
                        + "and ES256",
                "{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"ES256\"}|has a header that is not a signed server "
                        + "list's",
                "{\"typ\":\"vnd.cdoc2.css-server-list.v1+jws\",\"alg\":\"ES256\",\"jku\":\"x\"}|has a header that is not a "
                        + "signed server list's",
                "{\"typ\":\"vnd.cdoc2.css-server-list.v1+jws\",\"alg\":\"RS256\"}|is not signed by the configured signer"
            })
    void aHeaderOfAnotherKindIsRefused(String header, String message) {
        Identity signer = signer();
        String[] parts = signed(signer).split("\\.");
        String bent = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));

        assertThat(refusal(bent + "." + parts[1] + "." + parts[2], signer.certificate()))
                .contains(message);
    }

    @Test
    void aSignerWhoseCertificateExpiredIsNotTrusted() {
        Identity signer = signer();

        ClientException refused = catchThrowableOfType(
                ClientException.class,
                () -> read(signed(signer), signer.certificate(), Instant.now().plus(Duration.ofDays(400))));

        assertThat(refused).hasMessage("The certificate of the list's signer is not valid now.");
        assertThat(refused.failure()).isEqualTo(Failure.LIST_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"e", "e.", "e..", "e.e.e.e", "eyJ9.e.=", "e30.e30.AAAA"})
    void whatIsNoJwsIsRefused(String text) {
        assertThat(refusal(text, signer().certificate())).startsWith("The signed server list ");
    }

    private static Identity signer() {
        return CA.issue(CertificateProfiles.mobileId("PNOEE-48010010101"));
    }

    private static String signed(Identity signer) {
        byte[] jws = SignedServerList.sign(LIST, new KeySigner(signer.key(), signer.certificate()));
        return new String(jws, StandardCharsets.US_ASCII);
    }

    private static ServerList read(String jws, X509Certificate signer, Instant now) {
        return new ServerListReader(Optional.of(signer), Clock.fixed(now, ZoneOffset.UTC))
                .read(jws.getBytes(StandardCharsets.US_ASCII));
    }

    private static String refusal(String jws, X509Certificate signer) {
        return catchThrowableOfType(ClientException.class, () -> read(jws, signer, Instant.now()))
                .getMessage();
    }
}
