package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.protocol.AcspV2Text;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Smart-ID answered to a request for a signature: RSASSA-PSS with SHA-256, as it was asked for.
 *
 * @param interactionsDigest  standard base64 of SHA-256 over the interactions of the request
 * @param interactionTypeUsed which of them the app showed
 * @param serverRandom        as the service gave it
 * @param userChallenge       as the service gave it
 * @param flowType            how the person came to the app
 * @param signature           raw
 */
record AcspV2Answer(
        String interactionsDigest,
        String interactionTypeUsed,
        String serverRandom,
        String userChallenge,
        String flowType,
        byte[] signature) {
    static final String PROTOCOL = "ACSP_V2";
    static final String ALGORITHM = "rsassa-pss";
    static final String HASH = "SHA-256";

    private static final int HASH_BYTES = 32;
    private static final String MASK_GENERATOR = "id-mgf1";
    private static final String TRAILER = "0xbc";
    /** A request that asks a phone, and not the person's browser or a code to scan. */
    private static final String FLOW = "Notification";
    /** Those of the request. */
    private static final Set<String> INTERACTIONS =
            Set.of("confirmationMessageAndVerificationCodeChoice", "displayTextAndPIN");

    private static final Pattern SERVER_RANDOM = Pattern.compile("(?=.{24,128}\\z)[A-Za-z0-9+/]++={0,2}");

    /**
     * Takes it out of a completed session.
     *
     * @param completed          the RP server's JSON
     * @param interactionsDigest of the request
     * @return what is in it; nothing when a member is missing, or not what was asked for
     */
    static Optional<AcspV2Answer> read(JsonObject completed, String interactionsDigest) {
        return JsonPath.object(completed, "signature")
                .filter(signature -> is(completed, "signatureProtocol", PROTOCOL))
                .filter(AcspV2Answer::isAsAskedFor)
                .flatMap(signature -> completed
                        .text("interactionTypeUsed")
                        .filter(INTERACTIONS::contains)
                        .flatMap(interaction -> signature
                                .text("serverRandom")
                                .filter(random -> SERVER_RANDOM.matcher(random).matches())
                                .flatMap(random -> signature
                                        .text("userChallenge")
                                        .filter(AcspV2Answer::isHash)
                                        .flatMap(challenge -> signature
                                                .text("value")
                                                .flatMap(StrictBase64.STANDARD::decode)
                                                .map(value -> new AcspV2Answer(
                                                        interactionsDigest,
                                                        interaction,
                                                        random,
                                                        challenge,
                                                        FLOW,
                                                        value))))));
    }

    private static boolean isAsAskedFor(JsonObject signature) {
        return is(signature, "flowType", FLOW)
                && is(signature, "signatureAlgorithm", ALGORITHM)
                && JsonPath.object(signature, "signatureAlgorithmParameters")
                        .filter(parameters -> is(parameters, "hashAlgorithm", HASH)
                                && is(parameters, "trailerField", TRAILER)
                                && new JsonNumber(Integer.toString(HASH_BYTES))
                                        .equals(parameters.members().get("saltLength")))
                        .flatMap(parameters -> JsonPath.object(parameters, "maskGenAlgorithm"))
                        .filter(generator -> is(generator, "algorithm", MASK_GENERATOR))
                        .flatMap(generator -> JsonPath.object(generator, "parameters"))
                        .filter(parameters -> is(parameters, "hashAlgorithm", HASH))
                        .isPresent();
    }

    private static boolean is(JsonObject object, String name, String value) {
        return object.text(name).equals(Optional.of(value));
    }

    /** As the servers read it: without bits that nobody uses. */
    private static boolean isHash(String base64url) {
        return StrictBase64.URL
                .decode(base64url)
                .filter(bytes -> bytes.length == HASH_BYTES)
                .isPresent();
    }

    /**
     * Whether the signature is over a token, for the RP server of the list.
     *
     * @param key       of the person's certificate
     * @param server    whose scheme and name were signed
     * @param challenge {@code rpChallenge} of the request
     * @return true when it verifies
     */
    boolean verifies(PublicKey key, RpServer server, String challenge) {
        PSSParameterSpec asked = new PSSParameterSpec(
                HASH, "MGF1", new MGF1ParameterSpec(HASH), HASH_BYTES, PSSParameterSpec.TRAILER_FIELD_BC);
        return new AcspV2Text(
                        server.schemeName(),
                        serverRandom,
                        challenge,
                        userChallenge,
                        server.smartIdName(),
                        interactionsDigest,
                        interactionTypeUsed,
                        flowType)
                .isSigned(key, asked, signature);
    }

    /** {@return the value of {@code x-cdoc2-sid-rpv3-signature-parameters}: base64url of JSON, all but the signature itself} */
    String header() {
        JsonObject generator = new JsonMembers()
                .add("algorithm", MASK_GENERATOR)
                .add("parameters", new JsonMembers().add("hashAlgorithm", HASH).object())
                .object();
        JsonObject parameters = new JsonMembers()
                .add("hashAlgorithm", HASH)
                .add("maskGenAlgorithm", generator)
                .add("saltLength", HASH_BYTES)
                .add("trailerField", TRAILER)
                .object();
        JsonObject all = new JsonMembers()
                .add("interactionsDigest", interactionsDigest)
                .add("interactionTypeUsed", interactionTypeUsed)
                .add(
                        "signature",
                        new JsonMembers()
                                .add("serverRandom", serverRandom)
                                .add("userChallenge", userChallenge)
                                .add("flowType", flowType)
                                .add("signatureAlgorithm", ALGORITHM)
                                .add("signatureAlgorithmParameters", parameters)
                                .object())
                .object();
        return StrictBase64.URL.encode(StrictJson.write(all));
    }

    /** {@return a text without the signature} */
    @Override
    public String toString() {
        return "AcspV2Answer[" + signature.length + " bytes]";
    }
}
