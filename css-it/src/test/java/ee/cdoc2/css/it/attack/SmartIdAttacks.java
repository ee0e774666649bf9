package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks 47 to 53: signatures of Smart-ID's RP API v3. */
final class SmartIdAttacks {

    private SmartIdAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(separators(), algorithms(), relyingParties(), forms(), pairs(), lengths())
                .flatMap(List::stream);
    }

    /** Signed as they stand: without the check they would verify. */
    private static List<Attack> separators() {
        return List.of(
                signed(47, "separator in serverRandom", good -> good.withServerRandom("AAAAAAAAAAAAAAAA|AAAAAAA")),
                signed(47, "separator in flowType", good -> good.withFlowType("Notification|")),
                signed(
                        47,
                        "separator in interactionTypeUsed",
                        good -> new AcspV2(
                                good.serverRandom(),
                                good.userChallenge(),
                                good.flowType(),
                                good.interactionsDigest(),
                                good.interactionTypeUsed() + "|",
                                good.hash(),
                                good.saltLength())),
                signed(
                        47,
                        "separator in interactionsDigest",
                        good -> new AcspV2(
                                good.serverRandom(),
                                good.userChallenge(),
                                good.flowType(),
                                "|" + good.interactionsDigest(),
                                good.interactionTypeUsed(),
                                good.hash(),
                                good.saltLength())));
    }

    private static List<Attack> algorithms() {
        List<Attack> attacks = new ArrayList<>();
        for (int salt : new int[] {0, 31, 33}) {
            attacks.add(signed(48, "salt of " + salt, good -> good.withHash("SHA-256", salt)));
        }
        attacks.add(signed(48, "SHA-1", good -> good.withHash("SHA-1", 20)));
        attacks.add(signed(48, "SHA-224", good -> good.withHash("SHA-224", 28)));
        attacks.add(said(48, "MD5", 401, "\"hashAlgorithm\":\"SHA-256\"", "\"hashAlgorithm\":\"MD5\""));
        attacks.add(said(
                48,
                "other hash of MGF",
                401,
                "\"parameters\":{\"hashAlgorithm\":\"SHA-256\"}",
                "\"parameters\":{\"hashAlgorithm\":\"SHA-512\"}"));
        attacks.add(said(48, "other MGF", 401, "id-mgf1", "id-mgf2"));
        attacks.add(said(48, "other trailer", 401, "0xbc", "0xbd"));
        attacks.add(said(48, "salt as text", 400, "\"saltLength\":32", "\"saltLength\":\"32\""));
        attacks.add(Attack.smartId(
                49,
                "sha256WithRSAEncryption",
                401,
                (request, scene) -> request.signer(
                                Token.AUTH,
                                input -> new JwsSigner(
                                                scene.recipient(Means.SMART_ID).identity())
                                        .sign(request.acspText(input)))
                        .parametersJson(json -> replaced(json, "rsassa-pss", "sha256WithRSAEncryption"))));
        for (String hash : List.of("SHA-384", "SHA-512", "SHA3-256")) {
            int bits = Integer.parseInt(hash.substring(hash.length() - 3));
            attacks.add(new Attack(
                    48,
                    hash + " is accepted",
                    200,
                    Means.SMART_ID,
                    (request, scene) -> request.parameters(good -> good.withHash(hash, bits / 8))));
        }
        return attacks;
    }

    private static List<Attack> relyingParties() {
        return List.of(
                Attack.smartId(
                        50,
                        "parameters of another signature",
                        401,
                        (request, scene) ->
                                request.parametersJson(json -> AcspV2.fresh().json())),
                Attack.smartId(
                        50,
                        "other scheme",
                        401,
                        (request, scene) -> request.party(new SmartIdRelyingParty(
                                "smart-id-other",
                                scene.protocol().rpServer().party().name()))),
                Attack.smartId(
                        50,
                        "other relying party",
                        401,
                        (request, scene) -> request.party(new SmartIdRelyingParty(
                                scene.protocol().rpServer().party().schemeName(), "OTHER"))),
                signed(50, "unknown flowType", good -> good.withFlowType("Telepathy")));
    }

    private static List<Attack> forms() {
        List<Attack> attacks = new ArrayList<>();
        for (String json : List.of("{}", "[]", "no JSON", "")) {
            attacks.add(Attack.smartId(
                    51,
                    "parameters are '" + json + "'",
                    400,
                    (request, scene) ->
                            request.headers(lines -> lines.with(TokenRequest.PARAMETERS, AcspV2.header(json)))));
        }
        attacks.add(Attack.smartId(
                51,
                "no base64url",
                400,
                (request, scene) -> request.headers(lines -> lines.with(TokenRequest.PARAMETERS, "e30+/"))));
        for (String name : List.of("interactionsDigest", "interactionTypeUsed", "signature")) {
            attacks.add(Attack.smartId(
                    51, "no " + name, 400, (request, scene) -> request.parametersJson(json -> json.without(name))));
        }
        for (String name : List.of("serverRandom", "userChallenge", "flowType", "signatureAlgorithm")) {
            attacks.add(Attack.smartId(
                    51,
                    "no signature." + name,
                    400,
                    (request, scene) ->
                            request.parametersJson(json -> replaced(json, "\"" + name + "\"", "\"other\""))));
        }
        attacks.add(Attack.smartId(
                51,
                "unknown and null members beside",
                200,
                (request, scene) ->
                        request.parametersJson(json -> json.withText("x", "y").with("z", "null"))));
        attacks.add(Attack.smartId(
                51,
                "padded",
                200,
                (request, scene) -> request.headers(lines -> lines.with(
                        TokenRequest.PARAMETERS,
                        lines.value(TokenRequest.PARAMETERS)
                                + "="
                                        .repeat((4
                                                        - lines.value(TokenRequest.PARAMETERS)
                                                                        .length()
                                                                % 4)
                                                % 4)))));
        return attacks;
    }

    private static List<Attack> pairs() {
        return List.of(
                Attack.mobileId(
                        52,
                        "ACSP with an EC key",
                        401,
                        (request, scene) -> request.draft(
                                        Token.AUTH,
                                        draft -> draft.header(header -> header.withText("alg", AcspV2.ALGORITHM)))
                                .proofOfTheOtherMeans()),
                Attack.smartId(
                        52,
                        "ES256 with an RSA key",
                        401,
                        (request, scene) -> request.draft(
                                        Token.AUTH, draft -> draft.header(header -> header.withText("alg", "ES256")))
                                .proofOfTheOtherMeans()),
                Attack.mobileId(52, "parameters with ES256", 401, (request, scene) -> request.proofOfTheOtherMeans()),
                Attack.smartId(52, "RP headers with ACSP", 401, (request, scene) -> request.proofOfTheOtherMeans()),
                Attack.smartId(
                        52,
                        "RS256",
                        401,
                        (request, scene) -> request.draft(
                                        Token.AUTH, draft -> draft.header(header -> header.withText("alg", "RS256")))
                                .signer(
                                        Token.AUTH,
                                        new JwsSigner(
                                                scene.recipient(Means.SMART_ID).identity())::sign)));
    }

    private static List<Attack> lengths() {
        return List.of(
                signature("a byte short", good -> Arrays.copyOf(good, good.length - 1)),
                signature("a byte long", good -> Arrays.copyOf(good, good.length + 1)),
                signature("zeros", good -> new byte[good.length]),
                Attack.smartId(
                        53,
                        "the session's own signature",
                        401,
                        (request, scene) -> request.signer(
                                Token.AUTH,
                                input -> SessionTokenIssuer.smartIdSignature(new IssuedToken(request.sessionText())))));
    }

    private static Attack signature(String name, UnaryOperator<byte[]> change) {
        return Attack.smartId(
                53,
                "signature: " + name,
                401,
                (request, scene) ->
                        request.signer(Token.AUTH, input -> change.apply(request.signatureOfTheRecipient(input))));
    }

    private static Attack signed(int number, String name, UnaryOperator<AcspV2> change) {
        return Attack.smartId(number, name, 401, (request, scene) -> request.parameters(change));
    }

    private static Attack said(int number, String name, int status, String old, String replacement) {
        return Attack.smartId(
                number,
                name,
                status,
                (request, scene) -> request.parametersJson(json -> replaced(json, old, replacement)));
    }

    private static JsonText replaced(JsonText json, String old, String replacement) {
        String signature = json.members().get("signature");
        if (!signature.contains(old)) {
            throw new IllegalStateException("there is no " + old);
        }
        return json.with("signature", signature.replace(old, replacement));
    }
}
