package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.BouncyCastle;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.ticket.DisclosureText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;

/**
 * What Smart-ID's RP API v3 tells about one signature, besides its value: {@code x-cdoc2-sid-rpv3-signature-parameters}, and
 * claims of a Smart-ID session. Immutable.
 *
 * @param serverRandom standard base64
 * @param userChallenge base64url of 32 bytes
 * @param flowType {@code Notification} in clients of today
 * @param interactionsDigest standard base64 of SHA-256
 * @param interactionTypeUsed what the phone showed
 * @param hash {@code SHA-256}, or another name of the closed list; also that of MGF1
 * @param saltLength in bytes
 */
public record AcspV2(
        String serverRandom,
        String userChallenge,
        String flowType,
        String interactionsDigest,
        String interactionTypeUsed,
        String hash,
        int saltLength) {

    /** {@code alg} of an auth token that is signed so; a private name. */
    public static final String ALGORITHM = "RSASSA-PSS+ACSP_V2";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** {@return parameters as the phone makes them for one more signature, with SHA-256} */
    public static AcspV2 fresh() {
        return fresh(digest(new byte[] {'[', ']'}));
    }

    /**
     * {@return the same for these interactions}
     *
     * @param interactionsDigest standard base64 of SHA-256
     */
    public static AcspV2 fresh(String interactionsDigest) {
        return new AcspV2(
                Base64.getEncoder().encodeToString(random(18)),
                DisclosureText.base64url(random(32)),
                "Notification",
                interactionsDigest,
                "confirmationMessageAndVerificationCodeChoice",
                "SHA-256",
                32);
    }

    /** {@return parameters as somebody wrote them, all members there} */
    public static AcspV2 of(ReadJson json) {
        ReadJson signature = json.member("signature").orElseThrow();
        ReadJson algorithm = signature.member("signatureAlgorithmParameters").orElseThrow();
        return new AcspV2(
                signature.text("serverRandom").orElseThrow(),
                signature.text("userChallenge").orElseThrow(),
                signature.text("flowType").orElseThrow(),
                json.text("interactionsDigest").orElseThrow(),
                json.text("interactionTypeUsed").orElseThrow(),
                algorithm.text("hashAlgorithm").orElseThrow(),
                algorithm.number("saltLength").orElseThrow().intValue());
    }

    /** {@return the same with another flow} */
    public AcspV2 withFlowType(String other) {
        return new AcspV2(
                serverRandom, userChallenge, other, interactionsDigest, interactionTypeUsed, hash, saltLength);
    }

    /** {@return the same with another server random} */
    public AcspV2 withServerRandom(String other) {
        return new AcspV2(other, userChallenge, flowType, interactionsDigest, interactionTypeUsed, hash, saltLength);
    }

    /** {@return the same with another hash and salt} */
    public AcspV2 withHash(String otherHash, int otherSaltLength) {
        return new AcspV2(
                serverRandom,
                userChallenge,
                flowType,
                interactionsDigest,
                interactionTypeUsed,
                otherHash,
                otherSaltLength);
    }

    /** {@return the JSON of the header: all but the signature's value} */
    public JsonText json() {
        return JsonText.empty()
                .withText("interactionsDigest", interactionsDigest)
                .withText("interactionTypeUsed", interactionTypeUsed)
                .with("signature", signature());
    }

    /** {@return the members of {@code signature}, without its value} */
    public JsonText signature() {
        JsonText maskGenAlgorithm = JsonText.empty()
                .withText("algorithm", "id-mgf1")
                .with("parameters", JsonText.empty().withText("hashAlgorithm", hash));
        return JsonText.empty()
                .withText("serverRandom", serverRandom)
                .withText("userChallenge", userChallenge)
                .withText("flowType", flowType)
                .withText("signatureAlgorithm", "rsassa-pss")
                .with(
                        "signatureAlgorithmParameters",
                        JsonText.empty()
                                .withText("hashAlgorithm", hash)
                                .with("maskGenAlgorithm", maskGenAlgorithm)
                                .with("saltLength", saltLength)
                                .withText("trailerField", "0xbc"));
    }

    /** {@return the value of the header: base64url without padding} */
    public String header() {
        return header(json().text());
    }

    /** {@return any JSON as the value of the header} */
    public static String header(String json) {
        return DisclosureText.base64url(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@return what is signed: eleven fields with {@code |} between them}
     *
     * @param rpChallenge standard base64
     */
    public String text(SmartIdRelyingParty party, String rpChallenge) {
        return party.schemeName() + "|ACSP_V2|" + serverRandom + "|" + rpChallenge + "|" + userChallenge + "|"
                + Base64.getEncoder().encodeToString(party.name().getBytes(StandardCharsets.UTF_8)) + "||"
                + interactionsDigest + "|" + interactionTypeUsed + "||" + flowType;
    }

    /** {@return the signature of this text, as long as the modulus} */
    public byte[] sign(PrivateKey key, SmartIdRelyingParty party, String rpChallenge) {
        try {
            boolean ofTheJdk = !hash.equals("MD5");
            Signature signature = ofTheJdk
                    ? Signature.getInstance("RSASSA-PSS")
                    : Signature.getInstance("RSASSA-PSS", BouncyCastle.PROVIDER);
            signature.setParameter(new PSSParameterSpec(
                    hash, "MGF1", new MGF1ParameterSpec(hash), saltLength, PSSParameterSpec.TRAILER_FIELD_BC));
            signature.initSign(key);
            signature.update(text(party, rpChallenge).getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("cannot sign with " + hash, failure);
        }
    }

    /**
     * {@return the challenge that has a token signed}
     *
     * @param signingInput header, dot, payload
     */
    public static String challenge(String signingInput) {
        return digest(signingInput.getBytes(StandardCharsets.US_ASCII));
    }

    /** {@return a random challenge of 64 bytes, for signing in} */
    public static String randomChallenge() {
        return Base64.getEncoder().encodeToString(random(64));
    }

    /** {@return standard base64 of SHA-256} */
    public static String digest(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Without the values: they belong to a credential. */
    @Override
    public String toString() {
        return "AcspV2[" + hash + ", " + flowType + "]";
    }
}
