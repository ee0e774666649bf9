package ee.cdoc2.css.smartid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import ee.cdoc2.css.provider.TestedVerifier;
import ee.cdoc2.css.session.PresentedSession;
import ee.cdoc2.css.testkit.Mutations;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.ticket.PresentedAuthToken;
import ee.cdoc2.css.ticket.Written;
import ee.cdoc2.css.trust.Outcome;
import ee.cdoc2.css.trust.RecipientCertificate;
import ee.cdoc2.css.vectors.PublicVectors;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcspV2SignatureTest {
    private static final KeyPair PERSON = KeyPairs.of(KeyType.rsa(2048));
    private static final String CHALLENGE = AcspV2Text.rpChallenge("a.b".getBytes(StandardCharsets.US_ASCII));
    private static final SignatureParameters PARAMETERS = parameters(SmartIdSignatures.PARAMETERS);
    private static final byte[] SIGNATURE = SmartIdSignatures.sign(PERSON.getPrivate(), PARAMETERS, CHALLENGE);
    private static final String CLAIMS =
            SmartIdSignatures.PARAMETERS.substring(0, SmartIdSignatures.PARAMETERS.length() - 2)
                    + ",\"value\":\"" + Base64.getEncoder().encodeToString(SIGNATURE)
                    + "\"},\"signatureProtocol\":\"RSASSA-PSS+ACSP_V2\",\"rpChallenge\":\"" + CHALLENGE
                    + "\",\"rpName\":\"DEMO\",\"schemeName\":\"smart-id-demo\"}";

    private final AcspV2Signature verifier = new AcspV2Signature(SmartIdSignatures.DEMO, TestedVerifier.INSTANCE);
    private final SessionClaims session = new SessionClaims(Optional.of(verifier), true);

    @ParameterizedTest
    @CsvSource({"SHA-256, 32", "SHA-384, 48", "SHA-512, 64", "SHA3-256, 32", "SHA3-384, 48", "SHA3-512, 64"})
    void verifiesWithEachHashOfTheList(String hash, int salt) {
        SignatureParameters parameters = parameters(SmartIdSignatures.PARAMETERS
                .replace("SHA-256", hash)
                .replace("\"saltLength\":32", "\"saltLength\":" + salt));
        byte[] signature = SmartIdSignatures.sign(PERSON.getPrivate(), parameters, CHALLENGE);

        assertThat(outcome(parameters, signature)).isEmpty();
        if (!hash.equals("SHA-256")) {
            assertThat(outcome(PARAMETERS, signature)).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
        }
    }

    @ParameterizedTest
    @EnumSource(FlowType.class)
    void verifiesEachFlowThatIsConfiguredAndNoOther(FlowType flow) {
        SignatureParameters parameters = parameters(SmartIdSignatures.PARAMETERS.replace("Notification", flow.text()));
        byte[] signature = SmartIdSignatures.sign(PERSON.getPrivate(), parameters, CHALLENGE);
        AcspV2Signature others = new AcspV2Signature(
                new RelyingParty("smart-id-demo", "DEMO", EnumSet.complementOf(EnumSet.of(flow))),
                TestedVerifier.INSTANCE);

        assertThat(outcome(parameters, signature)).isEmpty();
        assertThat(Outcome.of(() -> others.verify(PERSON.getPublic(), parameters, CHALLENGE, signature)))
                .as("attack 50")
                .hasValue(Denial.SMART_ID_PARAMETERS_NOT_ALLOWED);
    }

    @ParameterizedTest(name = "attack 50: scheme {0}, name {1}")
    @CsvSource({"smart-id, DEMO", "smart-id-demo, demo", "smart-id-demo, 'DEMO '", "smart-id-demo, Somebody"})
    void signaturesForOtherRelyingParties(String scheme, String name) {
        RelyingParty other = new RelyingParty(scheme, name, EnumSet.allOf(FlowType.class));

        assertThat(outcome(PARAMETERS, SmartIdSignatures.sign(PERSON.getPrivate(), PARAMETERS, CHALLENGE, other)))
                .hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    /** Attack 50. */
    @Test
    void parametersOfAnotherSignature() {
        SignatureParameters other = parameters(
                SmartIdSignatures.PARAMETERS.replace("moxzIbuBiNpW0ZwtaeybYTe0", "moxzIbuBiNpW0ZwtaeybYTe1"));

        assertThat(outcome(other, SIGNATURE)).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "attack 47: {0} becomes {1}")
    @CsvSource({
        "moxzIbuBiNpW0ZwtaeybYTe0, moxzIbuBiNpW0Zwt|aeybYTe0",
        "moxzIbuBiNpW0ZwtaeybYTe0, moxzIbuBiNpW0ZwtaeybYTe0|",
        "qynnKC8ldGrnkCdpGKILdV2zcqJb5Wk54ZrUcEuHU5Y, qynnKC8ldGrnkCdpGKILdV2zcqJb5Wk54ZrUcEuHU5|",
        "4A3QKDqjmqAtxFj6SiY5kbTpLaDY7pPFp3oDA5qAc/8=, 4A3QKDqjmqAtxFj6SiY5kbTpLaDY7pPFp3oDA5qAc/|=",
        "confirmationMessageAndVerificationCodeChoice, confirmationMessage|",
        "Notification, |Notification"
    })
    void separatorsInAField(String value, String with) {
        assertNotAllowed(SmartIdSignatures.PARAMETERS.replace(value, with));
    }

    @ParameterizedTest(name = "attack 48, 49: {0} becomes {1}")
    @CsvSource({
        "\"saltLength\":32, \"saltLength\":0",
        "\"saltLength\":32, \"saltLength\":31",
        "\"saltLength\":32, \"saltLength\":33",
        "\"saltLength\":32, \"saltLength\":32.0",
        "\"saltLength\":32, \"saltLength\":-32",
        "SHA-256, SHA-1",
        "SHA-256, MD5",
        "SHA-256, SHA-224",
        "SHA-256, sha-256",
        "{\"hashAlgorithm\":\"SHA-256\"}, {\"hashAlgorithm\":\"SHA-512\"}",
        "id-mgf1, id-mgf2",
        "0xbc, 0xcc",
        "rsassa-pss, sha256WithRSAEncryption",
        "rsassa-pss, RSASSA-PSS",
        "Notification, notification",
        "confirmationMessageAndVerificationCodeChoice, verificationCodeChoice",
        "moxzIbuBiNpW0ZwtaeybYTe0, moxzIbuBiNpW0ZwtaeybYTe",
        "qynnKC8ldGrnkCdpGKILdV2zcqJb5Wk54ZrUcEuHU5Y, qynn"
    })
    void valuesThatAreNotOnTheirList(String value, String with) {
        assertNotAllowed(SmartIdSignatures.PARAMETERS.replace(value, with));
    }

    @ParameterizedTest(name = "attack 48, 51: {0} becomes {1}")
    @CsvSource({
        "\"saltLength\":32, \"saltLength\":\"32\"",
        "\"saltLength\":32, \"saltLength\":null",
        "\"trailerField\":\"0xbc\", \"trailerField\":188",
        "\"hashAlgorithm\":\"SHA-256\", \"hashAlgorithm\":1",
        "interactionsDigest, other",
        "interactionTypeUsed, other",
        "serverRandom, other",
        "userChallenge, other",
        "flowType, other",
        "signatureAlgorithm\":\", other\":\"",
        "hashAlgorithm, other",
        "maskGenAlgorithm, other",
        "parameters, other",
        "saltLength, other",
        "trailerField, other",
        "signatureAlgorithmParameters, other"
    })
    void membersThatAreMissingOrOfAnotherType(String value, String with) {
        assertMalformed(SmartIdSignatures.PARAMETERS.replace(value, with));
    }

    @ParameterizedTest(name = "attack 51: {0}")
    @ValueSource(
            strings = {"", "{}", "[]", "null", "1", "{", "{\"signature\":[]}", "{\"signature\":{},\"signature\":{}}"})
    void whatIsNoParameters(String json) {
        assertMalformed(json);
    }

    /** Attack 51. */
    @Test
    void textsThatAreNoBase64url() {
        String padded = Written.base64url(SmartIdSignatures.PARAMETERS
                + " ".repeat(2 - (SmartIdSignatures.PARAMETERS.length() + 1) % 3));

        for (String text :
                new String[] {"?", SmartIdSignatures.PARAMETERS, padded + "===", padded + "\n", padded + "A=A"}) {
            assertThat(Outcome.of(() -> SignatureParameters.parse(text)))
                    .as(text)
                    .hasValue(Denial.SMART_ID_PARAMETERS_MALFORMED);
        }
    }

    /** Attack 51; and correct padding. */
    @Test
    void unknownMembersAreIgnored() {
        String more = SmartIdSignatures.PARAMETERS.replace(
                "\"flowType\"", "\"value\":\"x\",\"certificateLevel\":null,\"deep\":[[{}]],\"flowType\"");
        for (int spaces = 0; spaces < 3; spaces++) {
            String padded =
                    Base64.getUrlEncoder().encodeToString((more + " ".repeat(spaces)).getBytes(StandardCharsets.UTF_8));
            assertThat(SignatureParameters.parse(padded)).isEqualTo(PARAMETERS);
            assertThat(SignatureParameters.parse(padded.replace("=", ""))).isEqualTo(PARAMETERS);
        }
    }

    @Test
    void theHeaderIsBounded() {
        String json = SmartIdSignatures.PARAMETERS;
        String longest = Written.base64url(json + " ".repeat(3072 - json.length()));

        assertThat(longest).hasSize(SignatureParameters.MAX_CHARACTERS);
        assertThat(SignatureParameters.parse(longest)).isEqualTo(PARAMETERS);
        assertMalformed(json + " ".repeat(3073 - json.length()));
    }

    @Test
    void flowsOfGenuineSignaturesAreTold() {
        List<FlowType> told = new ArrayList<>();
        AcspV2Signature watched = new AcspV2Signature(SmartIdSignatures.DEMO, TestedVerifier.INSTANCE, told::add);

        watched.verify(PERSON.getPublic(), PARAMETERS, CHALLENGE, SIGNATURE);
        assertThat(Outcome.of(() -> watched.verify(PERSON.getPublic(), PARAMETERS, CHALLENGE, new byte[256])))
                .isPresent();

        assertThat(told).containsExactly(PARAMETERS.flowType());
    }

    /** Attack 53. */
    @Test
    void signaturesOfAnotherLength() {
        assertThat(outcome(PARAMETERS, Arrays.copyOf(SIGNATURE, 255))).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
        assertThat(outcome(PARAMETERS, Arrays.copyOf(SIGNATURE, 257))).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
        assertThat(outcome(PARAMETERS, new byte[0])).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
        assertThat(outcome(PARAMETERS, new byte[256])).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    /** Attack 49. */
    @Test
    void signatureByPkcs1() {
        String text = new String(
                new AcspV2Text(
                                "smart-id-demo",
                                PARAMETERS.serverRandom(),
                                CHALLENGE,
                                PARAMETERS.userChallenge(),
                                "DEMO",
                                PARAMETERS.interactionsDigest(),
                                PARAMETERS.interactionTypeUsed(),
                                "Notification")
                        .bytes(),
                StandardCharsets.UTF_8);

        assertThat(outcome(PARAMETERS, new JwsSigner(PERSON.getPrivate()).sign(text)))
                .hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    /** Attack 52. */
    @Test
    void keysOfAnotherKind() {
        PublicKey key = KeyPairs.of(KeyType.P256).getPublic();

        assertThat(Outcome.of(() -> verifier.verify(key, PARAMETERS, CHALLENGE, SIGNATURE)))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
    }

    @Test
    void sessionOfSmartId() {
        assertThat(session(CLAIMS, PERSON.getPublic())).isEmpty();
    }

    @ParameterizedTest(name = "attack 28: without {0}")
    @ValueSource(
            strings = {
                "signatureProtocol",
                "rpChallenge",
                "interactionsDigest",
                "interactionTypeUsed",
                "rpName",
                "schemeName",
                "signature",
                "value",
                "serverRandom",
                "saltLength"
            })
    void claimsThatAreMissing(String name) {
        assertThat(session(CLAIMS.replace("\"" + name + "\"", "\"other\""), PERSON.getPublic()))
                .hasValue(Denial.SMART_ID_CLAIMS_WRONG);
    }

    @ParameterizedTest(name = "attack 28: {0} becomes {1}")
    @CsvSource({
        "\"rpName\":\"DEMO\", \"rpName\":\"demo\", RELYING_PARTY_WRONG",
        "\"schemeName\":\"smart-id-demo\", \"schemeName\":\"smart-id\", RELYING_PARTY_WRONG",
        "RSASSA-PSS+ACSP_V2, ACSP_V2, SMART_ID_CLAIMS_WRONG",
        "\"value\":\", \"value\":\"A, SMART_ID_CLAIMS_WRONG",
        "\"rpChallenge\":\", \"rpChallenge\":\"AAAA, SMART_ID_SIGNATURE_INVALID",
        "\"rpChallenge\":\", \"rpChallenge\":\"|, SMART_ID_CLAIMS_WRONG"
    })
    void claimsThatSayOtherThings(String value, String with, Denial reason) {
        assertThat(session(CLAIMS.replace(value, with), PERSON.getPublic())).hasValue(reason);
    }

    /** Attack 28: signed, and yet of another relying party. */
    @Test
    void claimsOfAnotherRelyingParty() {
        SessionClaims other = new SessionClaims(
                Optional.of(new AcspV2Signature(
                        new RelyingParty("smart-id-demo", "OTHER", EnumSet.allOf(FlowType.class)),
                        TestedVerifier.INSTANCE)),
                true);

        assertThat(Outcome.of(() -> other.check(json(CLAIMS), PERSON.getPublic())))
                .hasValue(Denial.RELYING_PARTY_WRONG);
    }

    /** Attack 28: of another session. */
    @Test
    void claimsSignedBySomebodyElse() {
        PublicKey other = KeyPairs.of(KeyType.rsa(2048).another(1)).getPublic();

        assertThat(session(CLAIMS, other)).hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    @ParameterizedTest(name = "attack 29: EC with {0}")
    @ValueSource(
            strings = {
                "signatureProtocol",
                "rpChallenge",
                "interactionsDigest",
                "interactionTypeUsed",
                "rpName",
                "schemeName",
                "signature"
            })
    void claimsBesideACertificateThatIsNotOfSmartId(String name) {
        PublicKey key = KeyPairs.of(KeyType.P256).getPublic();

        assertThat(session("{\"" + name + "\":null}", key)).hasValue(Denial.SMART_ID_CLAIMS_WRONG);
        assertThat(session("{\"iss\":\"x\"}", key)).isEmpty();
        assertThat(session("{\"iss\":\"x\"}", PERSON.getPublic()))
                .as("RSA without")
                .hasValue(Denial.SMART_ID_CLAIMS_WRONG);
    }

    /** Attack 64: a session has no signature by an EC key that would show its curve. */
    @Test
    void sessionWithAKeyOnAnotherCurve() {
        assertThat(session("{\"iss\":\"x\"}", KeyPairs.of(KeyType.P384).getPublic()))
                .hasValue(Denial.CERTIFICATE_KEY_UNSUITABLE);
    }

    /** Worked example 2. */
    @Test
    void publicVectorOfAnAuthToken() {
        SignatureParameters parameters = parameters(PublicVectors.text("v2-sid-params.cdoc2-auth.json.txt"));
        PresentedAuthToken token = PresentedAuthToken.parse(PublicVectors.text("v2-sid-auth-token.cdoc2-auth.txt"));
        String challenge = AcspV2Text.rpChallenge(token.signingInput());
        byte[] text = new AcspV2Text(
                        "smart-id-demo",
                        parameters.serverRandom(),
                        challenge,
                        parameters.userChallenge(),
                        "DEMO",
                        parameters.interactionsDigest(),
                        parameters.interactionTypeUsed(),
                        "Notification")
                .bytes();

        assertThat(text).hasSize(249);
        assertThat(HexFormat.of().formatHex(Sha256.of(text)))
                .isEqualTo("0a7de9dfd691d9e5a808c1d89c6be8e122cd37fd45a6971f252cc8ee13bb50ed");
        verifier.verify(certificate().publicKey(), parameters, challenge, token.signature());
        AcspV2Signature others = new AcspV2Signature(
                new RelyingParty("smart-id", "DEMO", EnumSet.allOf(FlowType.class)), TestedVerifier.INSTANCE);
        assertThat(Outcome.of(() -> others.verify(certificate().publicKey(), parameters, challenge, token.signature())))
                .hasValue(Denial.SMART_ID_SIGNATURE_INVALID);
    }

    @Test
    void publicVectorOfAnotherSuite() {
        SignatureParameters parameters =
                SignatureParameters.parse(PublicVectors.text("v2-sid-params.shares-server.b64url.txt"));
        PresentedAuthToken token = PresentedAuthToken.parse(PublicVectors.text("v2-sid-auth-token.shares-server.txt"));

        assertThatCode(() -> verifier.verify(
                        certificate().publicKey(),
                        parameters,
                        AcspV2Text.rpChallenge(token.signingInput()),
                        token.signature()))
                .doesNotThrowAnyException();
    }

    /** Worked example 3. */
    @Test
    void publicVectorOfASession() {
        JsonObject claims = PresentedSession.parse(PublicVectors.text("v2-sid-session-token.filtered-nonce2.txt"))
                .claims();

        assertThatCode(() -> session.check(claims, certificate().publicKey())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedParametersAreReadOrDenied(long seed) {
        Mutations mutations = new Mutations(seed);
        for (int i = 0; i < 4000; i++) {
            String json = mutations.one(SmartIdSignatures.PARAMETERS);
            for (String text : new String[] {Written.base64url(json), mutations.one(Written.base64url(json))}) {
                assertThatCode(() -> {
                            try {
                                SignatureParameters.parse(text);
                            } catch (Denied refused) {
                                // a reason is as good an answer as parameters
                            }
                        })
                        .as("seed %d, input <%s>", seed, text)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static RecipientCertificate certificate() {
        return RecipientCertificate.parseBase64Url(PublicVectors.text("sid40504040001-cert.b64url.txt"));
    }

    private Optional<Denial> outcome(SignatureParameters parameters, byte[] signature) {
        return Outcome.of(() -> verifier.verify(PERSON.getPublic(), parameters, CHALLENGE, signature));
    }

    private Optional<Denial> session(String claims, PublicKey key) {
        return Outcome.of(() -> session.check(json(claims), key));
    }

    private static JsonObject json(String text) {
        return StrictJson.parseObject(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static SignatureParameters parameters(String json) {
        return SignatureParameters.parse(Written.base64url(json));
    }

    private static void assertNotAllowed(String json) {
        assertThat(Outcome.of(() -> parameters(json))).hasValue(Denial.SMART_ID_PARAMETERS_NOT_ALLOWED);
    }

    private static void assertMalformed(String json) {
        assertThat(Outcome.of(() -> parameters(json))).hasValue(Denial.SMART_ID_PARAMETERS_MALFORMED);
    }
}
