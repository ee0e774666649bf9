package ee.cdoc2.css.testkit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values are those of PROTOCOL-V2.md, section 13; signatures are verified with the JDK. */
class TokensTest {

    private static final String PERSON = "PNOEE-48010010101";
    private static final Instant NOW = Instant.parse("2026-05-17T09:48:16Z");
    private static final CertificateAuthority EID = CertificateAuthority.named("TEST EID-Q");
    private static final Identity SMART_ID = EID.issue(CertificateProfiles.smartId(PERSON));
    private static final Identity MOBILE_ID = EID.issue(CertificateProfiles.mobileId(PERSON));
    private static final SessionTokenIssuer ISSUER =
            new SessionTokenIssuer("https://auth.example", SigningKey.generate(), SmartIdRelyingParty.DEMO);
    private static final List<String> URLS =
            List.of("https://rp.example/session_nonce/a", "https://css.example/session_nonce/b");

    @Test
    void textOfAcspV2IsThatOfTheWorkedExample() {
        AcspV2 parameters = new AcspV2(
                "moxzIbuBiNpW0ZwtaeybYTe0",
                "qynnKC8ldGrnkCdpGKILdV2zcqJb5Wk54ZrUcEuHU5Y",
                "Notification",
                "4A3QKDqjmqAtxFj6SiY5kbTpLaDY7pPFp3oDA5qAc/8=",
                "confirmationMessageAndVerificationCodeChoice",
                "SHA-256",
                32);

        String text = parameters.text(SmartIdRelyingParty.DEMO, "X8Bgx+yZb03/x8kSD1TaDYI2JgW/2mfVE+ygufDjq9c=");

        assertThat(text).hasSize(249);
        assertThat(hex(text)).isEqualTo("0a7de9dfd691d9e5a808c1d89c6be8e122cd37fd45a6971f252cc8ee13bb50ed");
        assertThat(AcspV2.of(ReadJson.of(bytes(parameters.json().text())).orElseThrow()))
                .isEqualTo(parameters);
    }

    @Test
    void baseOfTheCounterSignatureIsThatOfTheWorkedExample() {
        CounterSignatureDraft draft = CounterSignatureDraft.of(new byte[64], "DEMO", NOW, "rp-server-ec-key-2026")
                .withSignedHash("sj2RtSo7c1tx+J00KWWkzyv4iQ2L2cuX0InnFFi+GAQ=");

        assertThat(hex(draft.base())).isEqualTo("a98b81e64d357d77cae9b58fb1558eed0b92b2b7afc846ed9f5545c6391d3271");
    }

    @Test
    void thumbprintIsThatOfTheWorkedExample() throws Exception {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPoint point = new ECPoint(
                number("SIsDcu6c2CjOEIxZyh4ctZZA-zz4pFYv0duHPlNWinU"),
                number("50dC54PpOVtBHBGyzW1S6DgaBts-ywY3KgOclSIV97M"));
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));

        assertThat(SigningKey.thumbprint((ECPublicKey) key)).isEqualTo("iGVn_E24Wz8DeykyX6Jj8zWj3V10ikp1ocGLXIw63cM");
    }

    @Test
    void sessionTokenIsSignedAndDisclosesOneServerToEach() throws Exception {
        IssuedToken session = ISSUER.sign(ISSUER.draft(MOBILE_ID, "etsi/" + PERSON, NOW, URLS));

        assertThat(es256(ISSUER.key().pair().getPublic(), session)).isTrue();
        assertThat(session.text().split("~")).hasSize(4);
        assertThat(session.elements()).isEqualTo(URLS);
        String shown = session.presentTo("https://css.example/session_nonce/");
        assertThat(new IssuedToken(shown).elements()).containsExactly(URLS.get(1));
        assertThat(shown).endsWith("~").startsWith(session.jwt());
        assertThat(session.claims().text("sub")).contains("etsi/" + PERSON);
        assertThat(session.claims().number("exp")).contains(NOW.getEpochSecond() + 86_400);
        assertThat(session.claims().member("signature")).isEmpty();
        assertThatThrownBy(() -> session.presentTo("https://other.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void smartIdSessionHasTheSevenClaimsAndAGenuineSignature() throws Exception {
        IssuedToken session = ISSUER.sign(ISSUER.draft(SMART_ID, "etsi/" + PERSON, NOW, URLS));

        ReadJson claims = session.claims();
        assertThat(claims.text("signatureProtocol")).contains("RSASSA-PSS+ACSP_V2");
        String text = AcspV2.of(claims)
                .text(SmartIdRelyingParty.DEMO, claims.text("rpChallenge").orElseThrow());
        assertThat(pss(SMART_ID.certificate().getPublicKey(), text, SessionTokenIssuer.smartIdSignature(session)))
                .isTrue();
        assertThat(claims.text("rpName")).contains("DEMO");
        assertThat(claims.text("schemeName")).contains("smart-id-demo");
    }

    @Test
    void authTokensAreSignedByThePerson() throws Exception {
        AcspV2 parameters = AcspV2.fresh();
        IssuedToken smartId = AuthTokens.signWithSmartId(
                AuthTokens.draft(SMART_ID, "etsi/" + PERSON, URLS), SMART_ID, parameters, SmartIdRelyingParty.DEMO);
        IssuedToken mobileId =
                AuthTokens.signWithMobileId(AuthTokens.draft(MOBILE_ID, "etsi/" + PERSON, URLS), MOBILE_ID);

        String text = parameters.text(SmartIdRelyingParty.DEMO, AcspV2.challenge(smartId.signingInput()));
        assertThat(pss(SMART_ID.certificate().getPublicKey(), text, smartId.signature()))
                .isTrue();
        assertThat(smartId.signature()).hasSize(256);
        assertThat(es256(MOBILE_ID.certificate().getPublicKey(), mobileId)).isTrue();
    }

    @Test
    void everyPartCanBeReplaced() {
        SdJwtDraft draft = ISSUER.draft(MOBILE_ID, "etsi/" + PERSON, NOW, URLS)
                .header(header -> header.without("kid"))
                .claims(claims -> claims.with("iat", "1e400").without("exp"))
                .elements("1");

        String[] parts = ISSUER.sign(draft).text().split("[.~]");

        assertThat(decoded(parts[0])).doesNotContain("kid");
        assertThat(decoded(parts[1])).contains("\"iat\":1e400").doesNotContain("exp");
        assertThat(decoded(parts[4])).endsWith(",1]");
    }

    @Test
    void nothingOfACredentialIsInItsText() {
        IssuedToken session = ISSUER.sign(ISSUER.draft(MOBILE_ID, "etsi/" + PERSON, NOW, URLS));

        assertThat(session + " " + session.claims() + ISSUER.key() + AcspV2.fresh())
                .doesNotContain(session.jwt(), PERSON);
    }

    private static boolean es256(PublicKey key, IssuedToken token) throws Exception {
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(key);
        verifier.update(bytes(token.signingInput()));
        return verifier.verify(token.signature());
    }

    private static boolean pss(PublicKey key, String text, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance("RSASSA-PSS");
        verifier.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        verifier.initVerify(key);
        verifier.update(bytes(text));
        return verifier.verify(signature);
    }

    private static BigInteger number(String base64url) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64url));
    }

    private static String hex(String text) {
        byte[] hash = Base64.getDecoder().decode(AcspV2.digest(bytes(text)));
        return HexFormat.of().formatHex(hash);
    }

    private static String decoded(String base64url) {
        return new String(Base64.getUrlDecoder().decode(base64url), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
