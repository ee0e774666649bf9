package ee.cdoc2.css.it.attack;

import static ee.cdoc2.css.testkit.token.CounterSignatureDraft.COMPONENTS;

import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.testkit.ticket.SignatureForm;
import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.CounterSignatureDraft;
import ee.cdoc2.css.testkit.token.CounterSignatureHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks 54 to 61: the RP server's counter-signature (RFC 9421). All of them are signed by its key, unless they say otherwise. */
final class CounterSignatureAttacks {

    /** Of a nonce, and the skew; one second over, and one for the way. */
    private static final long TOO_OLD = 362;

    private static final long TOO_NEW = 62;

    private CounterSignatureAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(hashes(), components(), labels(), times(), keys(), names(), signatures())
                .flatMap(List::stream);
    }

    private static List<Attack> hashes() {
        return List.of(
                signed(
                        54,
                        "genuine one of another token",
                        401,
                        draft -> draft.withSignedHash(
                                AcspV2.digest("another token's signature".getBytes(StandardCharsets.US_ASCII)))),
                Attack.mobileId(
                        55,
                        "over the signature's text",
                        401,
                        (request, scene) -> request.headers(lines -> {
                            String token = lines.value(TokenRequest.AUTH_TOKEN);
                            String jws = token.substring(0, token.indexOf('~'));
                            String hash = AcspV2.digest(
                                    jws.substring(jws.lastIndexOf('.') + 1).getBytes(StandardCharsets.US_ASCII));
                            CounterSignatureDraft draft = CounterSignatureDraft.of(
                                            new byte[64],
                                            scene.protocol().rpServer().mobileIdName(),
                                            Instant.now(),
                                            scene.protocol()
                                                    .rpServer()
                                                    .keys()
                                                    .current()
                                                    .keyId())
                                    .withSignedHash(hash);
                            CounterSignatureHeaders made = draft.signedBy(
                                    scene.protocol().rpServer().keys().current());
                            return lines.with(TokenRequest.SIGNED_HASH, made.signedHash())
                                    .with(TokenRequest.SIGNATURE_INPUT, made.input())
                                    .with(TokenRequest.SIGNATURE, made.signature());
                        })),
                signed(
                        55,
                        "31 bytes",
                        401,
                        draft -> draft.withSignedHash(Base64.getEncoder().encodeToString(new byte[31]))),
                Attack.mobileId(
                        55,
                        "changed",
                        401,
                        (request, scene) -> request.headers(
                                lines -> lines.with(TokenRequest.SIGNED_HASH, AcspV2.digest(new byte[1])))),
                signed(55, "no base64", 400, draft -> draft.withSignedHash("?".repeat(44))));
    }

    private static List<Attack> components() {
        return List.of(
                        "(\"x-rp-signed-hash\")",
                        "(\"x-rp-name\")",
                        "()",
                        "(\"x-rp-signed-hash\" \"x-rp-name\" \"@method\")",
                        "(\"x-rp-name\" \"x-rp-signed-hash\")",
                        "(\"x-rp-signed-hash\";sf \"x-rp-name\")",
                        "(\"x-rp-signed-hash\" \"x-rp-name\";req)")
                .stream()
                .map(components -> parameters(56, components, good -> good.replace(COMPONENTS, components)))
                .toList();
    }

    private static List<Attack> labels() {
        return List.of(
                signed(57, "unknown label", 401, draft -> draft.withLabel("sig1")),
                signed(57, "older label", 401, draft -> draft.withLabel("rp-counter-signature")),
                Attack.mobileId(
                        57,
                        "different in the fields",
                        401,
                        (request, scene) -> request.headers(lines -> lines.with(
                                TokenRequest.SIGNATURE,
                                lines.value(TokenRequest.SIGNATURE).replace("rp-sig=", "sig1=")))),
                Attack.mobileId(
                        57,
                        "two members",
                        401,
                        (request, scene) -> request.headers(lines -> lines.with(
                                        TokenRequest.SIGNATURE_INPUT,
                                        lines.value(TokenRequest.SIGNATURE_INPUT) + ", sig1=();created=1")
                                .with(TokenRequest.SIGNATURE, lines.value(TokenRequest.SIGNATURE) + ", sig1=:AAAA:"))));
    }

    private static List<Attack> times() {
        String created = ";created=[0-9]+";
        return List.of(
                parameters(58, "ahead", good -> good.replaceFirst(created, ";created=" + (now() + TOO_NEW))),
                parameters(58, "too old", good -> good.replaceFirst(created, ";created=" + (now() - TOO_OLD))),
                parameters(58, "absent", good -> good.replaceFirst(created, "")),
                parameters(58, "text", good -> good.replaceFirst(created, ";created=\"" + now() + "\"")),
                parameters(58, "fraction", good -> good.replaceFirst(created, ";created=" + now() + ".5")),
                parameters(58, "twice", good -> good + ";created=" + now()));
    }

    private static List<Attack> keys() {
        return List.of(
                parameters(59, "keyid unknown", good -> good.replaceFirst("keyid=\"[^\"]*\"", "keyid=\"unknown\"")),
                parameters(59, "no keyid", good -> good.replaceFirst(";keyid=\"[^\"]*\"", "")),
                Attack.mobileId(
                        59,
                        "keyid of the auth server's set, and its key",
                        401,
                        (request, scene) -> request.counterSigner(
                                scene.protocol().sessions().key())),
                Attack.mobileId(
                        59,
                        "another key under the right name",
                        401,
                        (request, scene) -> request.counterSigner(scene.protocol()
                                .sessions()
                                .key()
                                .named(scene.protocol()
                                        .rpServer()
                                        .keys()
                                        .current()
                                        .keyId()))),
                parameters(59, "alg hmac-sha256", good -> good + ";alg=\"hmac-sha256\""),
                parameters(59, "tag", good -> good + ";tag=\"x\""),
                parameters(59, "nonce", good -> good + ";nonce=\"x\""),
                signed(
                        59,
                        "alg of the key is accepted",
                        200,
                        draft -> draft.withParameters(draft.parameters() + ";alg=\"ecdsa-p256-sha256\"")));
    }

    private static List<Attack> names() {
        return List.of(
                signed(60, "other x-rp-name, though signed", 401, draft -> draft.withName("OTHER")),
                signed(
                        60,
                        "other case",
                        401,
                        draft -> draft.withName(draft.name().toLowerCase(Locale.ROOT))));
    }

    private static List<Attack> signatures() {
        return List.of(
                Attack.mobileId(
                        61,
                        "no byte sequence",
                        400,
                        (request, scene) -> request.headers(lines -> lines.with(
                                TokenRequest.SIGNATURE,
                                lines.value(TokenRequest.SIGNATURE).replace(":", "\"")))),
                form("63 bytes", SignatureForm.TRUNCATED),
                form("65 bytes", SignatureForm.EXTENDED),
                form("DER", SignatureForm.DER),
                form("zeros", SignatureForm.ZEROS));
    }

    private static Attack form(String name, SignatureForm form) {
        return Attack.mobileId(
                61,
                name,
                401,
                (request, scene) -> request.counterSigner(input ->
                        form.sign(scene.protocol().rpServer().keys().current().pair(), input)));
    }

    private static Attack parameters(int number, String name, UnaryOperator<String> change) {
        return signed(number, name, 401, draft -> draft.withParameters(change.apply(draft.parameters())));
    }

    private static Attack signed(int number, String name, int status, UnaryOperator<CounterSignatureDraft> change) {
        return Attack.mobileId(number, name, status, (request, scene) -> request.counterSignature(change));
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
