package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import ee.cdoc2.css.testkit.ticket.SignatureForm;
import ee.cdoc2.css.testkit.token.AuthTokens;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import java.security.KeyPair;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks 18 to 23: header and signature of both tokens (RFC 7515, RFC 8725). */
final class JwsAttacks {

    private JwsAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(algorithms(), types(), members(), signatures(), keys()).flatMap(each -> each);
    }

    private static Stream<Attack> algorithms() {
        Stream<Attack> names = Stream.of("none", "HS256", "ES256K", "ES384", "RS256", "PS256", "es256")
                .flatMap(name -> header(18, "alg " + name, header -> header.withText("alg", name)));
        Stream<Attack> hmac = Attack.both(
                18,
                "HS256 with the public key",
                401,
                (token, scene) -> (request, same) -> request.draft(
                                token, draft -> draft.header(header -> header.withText("alg", "HS256")))
                        .signer(token, input -> SignatureForm.HMAC_OF_PUBLIC_KEY.sign(pair(token, scene), input)));
        return Stream.of(names, header(18, "no alg", header -> header.without("alg")), hmac)
                .flatMap(each -> each);
    }

    private static Stream<Attack> types() {
        Stream<Attack> ofTheOther = Attack.both(
                19,
                "typ of the other token",
                401,
                (token, scene) -> (request, same) -> request.draft(
                        token,
                        draft -> draft.header(header -> header.withText(
                                "typ", token == Token.AUTH ? SessionTokenIssuer.TYPE : AuthTokens.TYPE))));
        return Stream.of(
                        ofTheOther,
                        header(19, "typ JWT", header -> header.withText("typ", "JWT")),
                        header(19, "no typ", header -> header.without("typ")))
                .flatMap(each -> each);
    }

    private static Stream<Attack> members() {
        Stream<Attack> steering = Stream.of("jku", "x5u")
                .flatMap(name -> header(20, name, header -> header.withText(name, "https://127.0.0.1:1/")));
        Stream<Attack> others = Stream.of("crit", "b64", "jwk", "x5c", "cty")
                .flatMap(name -> header(
                        20,
                        name,
                        header -> header.with(
                                name,
                                switch (name) {
                                    case "crit" -> "[\"x\"]";
                                    case "b64" -> "true";
                                    case "jwk" -> "{\"kty\":\"EC\"}";
                                    case "x5c" -> "[\"MIIB\"]";
                                    default -> "\"JWT\"";
                                })));
        Attack keyId = Attack.mobileId(
                20,
                "kid in an auth token",
                401,
                (request, scene) ->
                        request.draft(Token.AUTH, draft -> draft.header(header -> header.withText("kid", "k"))));
        return Stream.concat(Stream.concat(steering, others), Stream.of(keyId));
    }

    private static Stream<Attack> signatures() {
        return Stream.of(
                        SignatureForm.ZEROS,
                        SignatureForm.ZERO_R,
                        SignatureForm.ZERO_S,
                        SignatureForm.ORDER,
                        SignatureForm.TRUNCATED,
                        SignatureForm.EXTENDED,
                        SignatureForm.SHIFTED,
                        SignatureForm.FLIPPED,
                        SignatureForm.DER)
                .flatMap(form -> Attack.both(
                        21,
                        "signature " + form,
                        401,
                        (token, scene) -> (request, same) ->
                                request.signer(token, input -> form.sign(pair(token, scene), input))));
    }

    private static Stream<Attack> keys() {
        Stream<Attack> ids = Stream.of(
                        "\"../../../etc/passwd\"",
                        "\"https://127.0.0.1:1/key\"",
                        "\"' OR 1=1 --\"",
                        "\"" + "k".repeat(129) + "\"",
                        "null",
                        "\"\"",
                        "1",
                        "\"unknown\"")
                .map(json -> Attack.mobileId(
                        23,
                        "kid " + json.substring(0, Math.min(30, json.length())),
                        401,
                        (request, scene) -> request.draft(
                                Token.SESSION, draft -> draft.header(header -> header.with("kid", json)))));
        Stream<Attack> others = Stream.of(
                Attack.mobileId(
                        22,
                        "session token by the RP server's key",
                        401,
                        (request, scene) -> request.signer(
                                Token.SESSION,
                                scene.protocol().rpServer().keys().current()::sign)),
                Attack.mobileId(
                        22,
                        "session token by the RP server's key, under its name",
                        401,
                        (request, scene) -> request.draft(
                                        Token.SESSION,
                                        draft -> draft.header(header -> header.withText(
                                                "kid",
                                                scene.protocol()
                                                        .rpServer()
                                                        .keys()
                                                        .current()
                                                        .keyId())))
                                .signer(
                                        Token.SESSION,
                                        scene.protocol().rpServer().keys().current()::sign)),
                Attack.mobileId(
                        22,
                        "session token by the user's key",
                        401,
                        (request, scene) -> request.signer(
                                Token.SESSION,
                                new JwsSigner(scene.recipient(Means.MOBILE_ID).identity())::sign)),
                Attack.mobileId(
                        22,
                        "auth token by the auth server's key",
                        401,
                        (request, scene) -> request.signer(
                                Token.AUTH, scene.protocol().sessions().key()::sign)));
        return Stream.concat(ids, others);
    }

    private static Stream<Attack> header(int number, String name, UnaryOperator<JsonText> change) {
        return Attack.both(
                number,
                name,
                401,
                (token, scene) -> (request, same) -> request.draft(token, draft -> draft.header(change)));
    }

    private static KeyPair pair(Token token, Scene scene) {
        if (token == Token.SESSION) {
            return scene.protocol().sessions().key().pair();
        }
        Identity person = scene.recipient(Means.MOBILE_ID).identity();
        return new KeyPair(person.certificate().getPublicKey(), person.key());
    }
}
