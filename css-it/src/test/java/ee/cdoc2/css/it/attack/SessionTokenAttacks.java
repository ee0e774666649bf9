package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks 24 to 31, and 35: what a session token says. */
final class SessionTokenAttacks {

    /** One second over what is admitted, and one for the way to the server. */
    private static final long OVER_THE_SKEW = 62;

    private static final long DAY = 86_400;

    private SessionTokenAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(issuers(), times(), subjects(), smartIdClaims(), audiences(), nonces())
                .flatMap(List::stream);
    }

    private static List<Attack> issuers() {
        return List.of(
                claims(24, "iss of another", json -> json.withText("iss", "https://other.example")),
                claims(
                        24,
                        "iss with a slash behind",
                        json -> json.with("iss", json.members().get("iss").replaceAll("\"$", "/\""))),
                claims(24, "no iss", json -> json.without("iss")));
    }

    private static List<Attack> times() {
        List<Attack> attacks = new ArrayList<>();
        for (String name : List.of("iat", "exp", "sub")) {
            attacks.add(claims(25, "no " + name, json -> json.without(name)));
        }
        for (String name : List.of("iat", "exp", "nbf")) {
            for (String value : List.of("\"1795687200\"", "-1", "1.5", "1e400", "1e9", "null", "253402300800", "[]")) {
                attacks.add(claims(25, name + " " + value, json -> json.with(name, value)));
            }
        }
        attacks.add(claims(26, "expired", json -> json.with("iat", now() - 3600).with("exp", now() - OVER_THE_SKEW)));
        attacks.add(claims(
                26, "iat ahead", json -> json.with("iat", now() + OVER_THE_SKEW).with("exp", now() + 3600)));
        attacks.add(claims(26, "nbf ahead", json -> json.with("nbf", now() + OVER_THE_SKEW)));
        attacks.add(
                claims(26, "longer than a day", json -> json.with("iat", now()).with("exp", now() + DAY + 1)));
        attacks.add(claims(
                26, "exp before iat", json -> json.with("iat", now() + 30).with("exp", now() + 30)));
        return attacks;
    }

    private static List<Attack> subjects() {
        return List.of(
                Attack.mobileId(
                        27,
                        "sub of another person than the certificate",
                        401,
                        (request, scene) -> request.draft(
                                Token.SESSION,
                                draft -> draft.claims(json -> json.withText(
                                        "sub", scene.somebodyElse().id())))),
                claims(27, "private/", json -> json.withText("sub", "private/JIO/70000349")),
                claims(27, "no etsi/", json -> json.withText("sub", "PNOEE-48010010101")),
                claims(27, "other case", json -> json.withText("sub", "etsi/pnoee-48010010101")),
                Attack.mobileId(
                        35,
                        "A's session, B's auth token, B's share",
                        401,
                        (request, scene) -> request.draft(
                                        Token.SESSION, draft -> scene.protocol().session(scene.somebodyElse()))
                                .certificate(Token.SESSION, scene.somebodyElse().identity())));
    }

    private static List<Attack> smartIdClaims() {
        List<Attack> attacks = new ArrayList<>();
        for (String name : List.of(
                "signatureProtocol",
                "rpChallenge",
                "interactionsDigest",
                "interactionTypeUsed",
                "rpName",
                "schemeName",
                "signature")) {
            attacks.add(Attack.smartId(
                    28,
                    "no " + name,
                    401,
                    (request, scene) ->
                            request.draft(Token.SESSION, draft -> draft.claims(json -> json.without(name)))));
        }
        attacks.add(Attack.smartId(
                28,
                "signature of another session",
                401,
                (request, scene) -> request.draft(
                        Token.SESSION,
                        draft -> draft.claims(json -> json.with(
                                "signature",
                                smartIdClaims(scene, SmartIdRelyingParty.DEMO)
                                        .members()
                                        .get("signature"))))));
        attacks.add(signedFor(
                "other relying party, signed so", party -> new SmartIdRelyingParty(party.schemeName(), "OTHER")));
        attacks.add(
                signedFor("other scheme, signed so", party -> new SmartIdRelyingParty("smart-id-other", party.name())));
        attacks.add(Attack.smartId(
                28,
                "separator in a claim",
                401,
                (request, scene) -> request.draft(
                        Token.SESSION, draft -> draft.claims(json -> json.withText("interactionTypeUsed", "a|b")))));
        attacks.add(Attack.mobileId(
                29,
                "EC certificate with Smart-ID claims",
                401,
                (request, scene) -> request.draft(
                        Token.SESSION,
                        draft -> draft.claims(json -> json.withAll(smartIdClaims(scene, SmartIdRelyingParty.DEMO))))));
        attacks.add(Attack.smartId(
                29,
                "RSA certificate without",
                401,
                (request, scene) -> request.draft(
                        Token.SESSION,
                        draft -> draft.claims(json -> new JsonText(scene.protocol()
                                .session(scene.recipient(Means.MOBILE_ID))
                                .claims()
                                .members())))));
        return attacks;
    }

    private static Attack signedFor(String name, UnaryOperator<SmartIdRelyingParty> other) {
        return Attack.smartId(
                28,
                name,
                401,
                (request, scene) -> request.draft(
                        Token.SESSION,
                        draft -> draft.claims(json -> json.withAll(smartIdClaims(
                                scene, other.apply(scene.protocol().rpServer().party()))))));
    }

    private static JsonText smartIdClaims(Scene scene, SmartIdRelyingParty party) {
        return SessionTokenIssuer.smartIdClaims(scene.recipient(Means.SMART_ID).identity(), AcspV2.fresh(), party);
    }

    private static List<Attack> audiences() {
        return List.of(
                audience(30, "other host", url -> url.replace("localhost", "other.example")),
                audience(30, "other port", url -> url.replaceAll(":[0-9]+/", ":1/")),
                audience(30, "other path", url -> url.replace("/session_nonce/", "/session_nonce2/")),
                audience(30, "path in another case", url -> url.replace("/session_nonce/", "/Session_nonce/")),
                audience(30, "http", url -> url.replace("https:", "http:")),
                audience(30, "user-info", url -> url.replace("https://", "https://localhost@")),
                audience(30, "query", url -> url + "?x=1"),
                audience(30, "fragment", url -> url + "#x"),
                audience(30, "percent", url -> url.replace("session_nonce", "session%5Fnonce")),
                audience(30, "a share's", url -> url.replace("/session_nonce/", "/key-shares/")),
                accepted("doubled slash", url -> url.replace("/session_nonce/", "/session_nonce//")),
                accepted("host in capitals", url -> url.replace("https://localhost", "HTTPS://LOCALHOST")));
    }

    private static List<Attack> nonces() {
        List<Attack> attacks = new ArrayList<>();
        nonce(attacks, "of another server", scene -> "AAAAAAAAAAAAAAAA");
        nonce(attacks, "one character changed", scene -> {
            String good = scene.protocol().sessionNonce();
            return (good.charAt(15) == 'A' ? 'B' : 'A') + good.substring(1);
        });
        nonce(attacks, "last character changed", scene -> {
            String good = scene.protocol().sessionNonce();
            return good.substring(0, 15) + (good.charAt(15) == 'A' ? 'B' : 'A');
        });
        nonce(attacks, "22 characters", scene -> "AAAAAAAAAAAAAAAAAAAAAA");
        nonce(attacks, "padded", scene -> scene.protocol().sessionNonce() + "=");
        nonce(attacks, "a share nonce", Scene::nonce);
        return attacks;
    }

    private static void nonce(List<Attack> attacks, String name, Function<Scene, String> nonce) {
        attacks.add(Attack.mobileId(
                31,
                "session nonce: " + name,
                401,
                (request, scene) -> request.draft(
                        Token.SESSION,
                        draft -> draft.elements(
                                JsonText.quoted(scene.protocol().base() + "/session_nonce/" + nonce.apply(scene)),
                                "\"x\""))));
    }

    private static Attack claims(int number, String name, UnaryOperator<JsonText> change) {
        return Attack.mobileId(
                number, name, 401, (request, scene) -> request.draft(Token.SESSION, draft -> draft.claims(change)));
    }

    private static Attack audience(int number, String name, UnaryOperator<String> change) {
        return audience(number, name, 401, change);
    }

    private static Attack accepted(String name, UnaryOperator<String> change) {
        return audience(30, name, 200, change);
    }

    private static Attack audience(int number, String name, int status, UnaryOperator<String> change) {
        BiFunction<Scene, String, String> of =
                (scene, nonce) -> JsonText.quoted(change.apply(scene.protocol().base() + "/session_nonce/" + nonce));
        return Attack.mobileId(
                number,
                "session aud: " + name,
                status,
                (request, scene) -> request.draft(
                        Token.SESSION,
                        draft -> draft.elements(of.apply(scene, scene.protocol().sessionNonce()), "\"x\"")));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
