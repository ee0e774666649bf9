package ee.cdoc2.css.smartid;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How Smart-ID made a signature: what the client got beside the signature's value, and what cannot be had from the token.
 * None of the texts has a {@code |}, which would shift the fields of what is signed.
 *
 * @param interactionsDigest  standard base64 of a SHA-256
 * @param interactionTypeUsed what the app showed; one of three names
 * @param serverRandom        24 to 128 characters of the standard base64 alphabet
 * @param userChallenge       base64url of 32 bytes
 * @param flowType            how the user came to the app
 * @param hash                of RSASSA-PSS and its MGF1
 */
public record SignatureParameters(
        String interactionsDigest,
        String interactionTypeUsed,
        String serverRandom,
        String userChallenge,
        FlowType flowType,
        PssHash hash) {
    /** The longest header, in characters. */
    public static final int MAX_CHARACTERS = 4096;

    private static final Set<String> INTERACTION_TYPES =
            Set.of("displayTextAndPIN", "confirmationMessage", "confirmationMessageAndVerificationCodeChoice");
    /** Random characters of that alphabet: they need not be the base64 of anything. */
    private static final Pattern SERVER_RANDOM = Pattern.compile("(?=.{24,128}\\z)[A-Za-z0-9+/]++={0,2}");

    private static final int SHA_256_BYTES = 32;

    /**
     * Reads the header {@code x-cdoc2-sid-rpv3-signature-parameters}.
     *
     * @param base64url base64url of a JSON object, padded correctly or not; 4096 characters at most
     * @return the parameters
     * @throws Denied {@link Denial#SMART_ID_PARAMETERS_MALFORMED} when it is anything else, or a member is missing or of
     *                another JSON type; {@link Denial#SMART_ID_PARAMETERS_NOT_ALLOWED} when a value is not on its list or
     *                not of its form
     */
    public static SignatureParameters parse(String base64url) {
        return StrictBase64.decodeUrlPaddedOrNot(base64url)
                .filter(json -> base64url.length() <= MAX_CHARACTERS)
                .flatMap(StrictJson::parseObject)
                .map(json -> of(json, Denial.SMART_ID_PARAMETERS_MALFORMED))
                .orElseThrow(() -> new Denied(Denial.SMART_ID_PARAMETERS_MALFORMED));
    }

    /**
     * Takes the parameters out of a JSON object, the header's or the claims of a session token. Members that are not known
     * are ignored: clients copy all that the RP server has sent them.
     *
     * @param json    the object
     * @param missing why the request is refused when a member is missing or of another JSON type
     * @return the parameters
     */
    static SignatureParameters of(JsonObject json, Denial missing) {
        Members top = new Members(json, missing);
        Members signature = top.object("signature");
        Members algorithm = signature.object("signatureAlgorithmParameters");
        Members generator = algorithm.object("maskGenAlgorithm");
        // all members first, so that a missing one is told apart from a wrong one wherever it stands
        String digest = top.text("interactionsDigest");
        String interaction = top.text("interactionTypeUsed");
        String serverRandom = signature.text("serverRandom");
        String userChallenge = signature.text("userChallenge");
        String flow = signature.text("flowType");
        String signatureAlgorithm = signature.text("signatureAlgorithm");
        String hashName = algorithm.text("hashAlgorithm");
        String generatorName = generator.text("algorithm");
        String generatorHash = generator.object("parameters").text("hashAlgorithm");
        String saltLength = algorithm.number("saltLength");
        String trailer = algorithm.text("trailerField");

        PssHash hash = PssHash.named(hashName).orElseThrow(SignatureParameters::notAllowed);
        require(isBase64(StrictBase64.STANDARD, digest));
        require(INTERACTION_TYPES.contains(interaction));
        require(SERVER_RANDOM.matcher(serverRandom).matches());
        require(isBase64(StrictBase64.URL, userChallenge));
        require(signatureAlgorithm.equals("rsassa-pss"));
        require(generatorName.equals("id-mgf1"));
        require(generatorHash.equals(hashName));
        require(saltLength.equals(Integer.toString(hash.bytes())));
        require(trailer.equals("0xbc"));
        return new SignatureParameters(
                digest,
                interaction,
                serverRandom,
                userChallenge,
                FlowType.named(flow).orElseThrow(SignatureParameters::notAllowed),
                hash);
    }

    private static boolean isBase64(StrictBase64 alphabet, String text) {
        return alphabet.decode(text)
                .filter(bytes -> bytes.length == SHA_256_BYTES)
                .isPresent();
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw notAllowed();
        }
    }

    private static Denied notAllowed() {
        return new Denied(Denial.SMART_ID_PARAMETERS_NOT_ALLOWED);
    }

    /** The members of an object, each of which must be there. */
    private record Members(JsonObject json, Denial missing) {
        String text(String name) {
            return json.text(name).orElseThrow(() -> new Denied(missing));
        }

        String number(String name) {
            if (json.members().get(name) instanceof JsonNumber number) {
                return number.literal();
            }
            throw new Denied(missing);
        }

        Members object(String name) {
            if (json.members().get(name) instanceof JsonObject object) {
                return new Members(object, missing);
            }
            throw new Denied(missing);
        }
    }
}
