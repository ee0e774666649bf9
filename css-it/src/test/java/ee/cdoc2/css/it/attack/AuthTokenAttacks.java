package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.testkit.json.JsonText;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks 37 to 40: what an auth token says. */
final class AuthTokenAttacks {

    private AuthTokenAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(claims(), audiences(), nonces()).flatMap(List::stream);
    }

    private static List<Attack> claims() {
        return List.of(
                claims(37, "iat", json -> json.with("iat", 1_700_000_000L)),
                claims(37, "exp", json -> json.with("exp", 2_000_000_000L)),
                claims(37, "nbf", json -> json.with("nbf", 1_700_000_000L)),
                Attack.mobileId(
                        38,
                        "iss of another than the certificate",
                        401,
                        (request, scene) -> request.draft(
                                Token.AUTH,
                                draft -> draft.claims(json -> json.withText(
                                        "iss", scene.somebodyElse().id())))),
                claims(38, "private/", json -> json.withText("iss", "private/JIO/70000349")),
                claims(38, "other case", json -> json.withText("iss", "etsi/pnoee-48010010101")),
                claims(38, "blank behind", json -> json.withText("iss", "etsi/PNOEE-48010010101 ")),
                claims(38, "no etsi/", json -> json.withText("iss", "PNOEE-48010010101")),
                claims(38, "no iss", json -> json.without("iss")));
    }

    private static List<Attack> audiences() {
        return List.of(
                audience("other host", 401, url -> url.replace("localhost", "other.example")),
                audience("other port", 401, url -> url.replaceAll(":[0-9]+/", ":1/")),
                audience("other path", 401, url -> url.replace("/key-shares/", "/x/key-shares/")),
                audience("http", 401, url -> url.replace("https:", "http:")),
                audience("user-info", 401, url -> url.replace("https://", "https://localhost@")),
                audience("fragment", 401, url -> url + "#x"),
                audience("second parameter", 401, url -> url + "&x=1"),
                audience("nonce twice", 401, url -> url + "&nonce=AAAAAAAAAAAAAAAA"),
                audience("dot segment", 401, url -> url.replace("/key-shares/", "/x/../key-shares/")),
                audience("percent", 401, url -> url.replaceFirst("key-shares/.", "key-shares/%30")),
                audience(
                        "another share",
                        401,
                        url -> url.replaceFirst("key-shares/[0-9a-f]+", "key-shares/0123456789abcdef0123456789abcdef")),
                audience("no nonce", 401, url -> url.replaceFirst("\\?.*", "")),
                audience("host in capitals", 200, url -> url.replace("localhost", "LOCALHOST")),
                audience("doubled slash", 200, url -> url.replace("/key-shares/", "//key-shares/")));
    }

    private static List<Attack> nonces() {
        return List.of(
                nonce("of another share", scene -> scene.protocol().nonce(scene.foreignShare())),
                nonce("of v1", scene -> scene.firstProtocol().nonce(scene.share())),
                nonce("a session nonce", scene -> scene.protocol().sessionNonce()),
                nonce("22 characters", scene -> "AAAAAAAAAAAAAAAAAAAAAA"),
                nonce("unknown", scene -> "AAAAAAAAAAAAAAAA"));
    }

    private static Attack claims(int number, String name, UnaryOperator<JsonText> change) {
        return Attack.mobileId(
                number,
                "auth token: " + name,
                401,
                (request, scene) -> request.draft(Token.AUTH, draft -> draft.claims(change)));
    }

    private static Attack audience(String name, int status, UnaryOperator<String> change) {
        return Attack.mobileId(
                39,
                "aud: " + name,
                status,
                (request, scene) -> request.draft(
                        Token.AUTH,
                        draft -> draft.elements(
                                JsonText.quoted(change.apply(
                                        scene.protocol().audience(scene.share().shareId(), scene.nonce()))),
                                "\"x\"")));
    }

    private static Attack nonce(String name, Function<Scene, String> nonce) {
        return Attack.mobileId(
                40,
                "nonce: " + name,
                404,
                (request, scene) -> request.draft(
                        Token.AUTH,
                        draft -> draft.elements(
                                JsonText.quoted(
                                        scene.protocol().audience(scene.share().shareId(), nonce.apply(scene))),
                                "\"x\"")));
    }
}
