package ee.cdoc2.css.testkit.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TicketTest {

    private static final String PERSON = "PNOEE-48010010101";
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.named("TEST EID-Q");
    private static final Identity MOBILE = AUTHORITY.issue(CertificateProfiles.mobileId(PERSON));
    private static final TicketValues VALUES =
            new TicketValues(MOBILE, "etsi/" + PERSON, "https://localhost:8443", "00ff", "abc");

    static List<CertificateRequest> deployed() {
        return List.of(CertificateProfiles.mobileId(PERSON), CertificateProfiles.smartId(PERSON));
    }

    @Test
    void digestsTheDisclosureOfThePublishedExample() {
        DisclosureText published = new DisclosureText(""
                + "WyJFVjVmZjNrM1FQUlVaZ0ltaGRJUlhRIiwiYXVkIixbeyIuLi4iOiJsUkVVLURBY2FHTnpGVnkwVHVSSGM2TjZfRF"
                + "BPSGxqQUxfWldpOVkzc0trIn0seyIuLi4iOiI2Q2lLSUpGZkYtSEhxQ1VuRm41dnY4T3RlLU5mbG5KWlYyS1VYMmk3"
                + "VUNNIn1dXQ");

        assertThat(published.digest()).isEqualTo("V5_DrlDm-FXeGPdcMZQrB7EZPEO98URIAYvykgWHZr0");
    }

    @ParameterizedTest
    @MethodSource("deployed")
    void signsOnceForAllServers(CertificateRequest profile) throws Exception {
        Identity person = AUTHORITY.issue(profile);
        ClientTicket ticket =
                ClientTicket.signPlain(person, "etsi/" + PERSON, List.of("https://a:1/x", "https://b:2/y"));

        String[] parts = ticket.present(1).split("~", -1);

        assertThat(parts).hasSize(4);
        assertThat(decoded(parts[2])).contains("https://b:2/y");
        assertThat(decoded(parts[1])).contains(new DisclosureText(parts[2]).digest());
        assertThat(decoded(parts[0].split("\\.")[1])).contains(new DisclosureText(parts[1]).digest());
        assertThat(parts[3]).isEmpty();
        assertThat(verifies(person, parts[0])).isTrue();
    }

    @Test
    void makesTheSameFromATemplate() throws Exception {
        String[] parts = TicketTemplate.good().make(VALUES).split("~", -1);

        assertThat(parts).hasSize(4);
        assertThat(decoded(parts[0].split("\\.")[0]))
                .isEqualTo("{\"typ\":\"vnd.cdoc2.auth-token.v1+sd-jwt\",\"alg\":\"ES256\"}");
        assertThat(decoded(parts[0].split("\\.")[1])).contains("\"" + new DisclosureText(parts[1]).digest() + "\"");
        assertThat(decoded(parts[1])).contains("\"" + new DisclosureText(parts[2]).digest() + "\"");
        assertThat(decoded(parts[2])).endsWith("\"https://localhost:8443/key-shares/00ff?nonce=abc\"]");
        assertThat(verifies(MOBILE, parts[0])).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = SignatureForm.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NATURAL", "PSS"})
    void otherSignatureFormsDoNotVerify(SignatureForm form) throws Exception {
        String jwt = TicketTemplate.good().signed(form).make(VALUES).split("~")[0];

        assertThat(verifies(MOBILE, jwt)).isFalse();
    }

    @Test
    void otherRsaSignatureFormsDoNotVerify() throws Exception {
        Identity smart = AUTHORITY.issue(CertificateProfiles.smartId(PERSON));
        TicketValues values = new TicketValues(smart, "etsi/" + PERSON, "https://localhost:8443", "00ff", "abc");

        for (SignatureForm form :
                List.of(SignatureForm.PSS, SignatureForm.SHA1, SignatureForm.SHA512, SignatureForm.OTHER_KEY)) {
            assertThat(verifies(
                            smart,
                            TicketTemplate.good().signed(form).make(values).split("~")[0]))
                    .as(form.name())
                    .isFalse();
        }
    }

    @Test
    void replacesEveryPart() {
        String ticket = TicketTemplate.good()
                .withDisclosure("raw-padded", "{disclosure:element}==")
                .presenting(List.of("raw-padded"))
                .withJwt("{header64}=.{payload64}.{signature64}.")
                .withTicket("{jwt}~{presented}{x:00ff}")
                .make(VALUES);

        assertThat(ticket).containsPattern("^[^.~]+=\\.[^.~]+\\.[^.~]+\\.~[^.~]+==~\u0000\u00ff$");
    }

    @Test
    void knowsItsPlaceholders() {
        TicketValues values = new TicketValues(MOBILE, "r", "https://localhost:8443/base", "00ff", "abc");

        assertThat(List.of("host", "HOST", "port", "path", "ID").stream()
                        .map(name -> values.value(name).orElseThrow()))
                .containsExactly("localhost", "LOCALHOST", "8443", "/base", "00FF");
        assertThatThrownBy(() -> TicketTemplate.good().withPayload("{nonsense}").make(values))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nonsense");
    }

    private static boolean verifies(Identity person, String jwt) throws Exception {
        String[] parts = jwt.split("\\.", -1);
        Signature verifier = Signature.getInstance(
                person.key().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSAinP1363Format");
        verifier.initVerify(person.certificate());
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        try {
            return verifier.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (java.security.SignatureException malformed) {
            return false;
        }
    }

    private static String decoded(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.UTF_8);
    }
}
