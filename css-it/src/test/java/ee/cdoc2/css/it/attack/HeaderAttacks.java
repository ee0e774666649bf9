package ee.cdoc2.css.it.attack;

import static ee.cdoc2.css.it.client.TokenRequest.PARAMETERS;
import static ee.cdoc2.css.it.client.TokenRequest.RP_HEADERS;
import static ee.cdoc2.css.it.client.TokenRequest.RP_NAME;
import static ee.cdoc2.css.it.client.TokenRequest.SESSION_TOKEN;
import static ee.cdoc2.css.it.client.TokenRequest.SESSION_X5C;

import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.client.HeaderLines;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.token.AcspV2;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Attacks 2 to 4, 6 and 9: which headers there are, and their form. */
final class HeaderAttacks {

    /** The longest value of each header that is taken. */
    private static final Map<String, Integer> LIMITS = Map.of(
            TokenRequest.AUTH_TOKEN,
            8192,
            SESSION_TOKEN,
            8192,
            TokenRequest.AUTH_X5C,
            8192,
            SESSION_X5C,
            8192,
            PARAMETERS,
            4096,
            TokenRequest.SIGNED_HASH,
            44,
            RP_NAME,
            128,
            TokenRequest.SIGNATURE_INPUT,
            1024,
            TokenRequest.SIGNATURE,
            256);

    private HeaderAttacks() {}

    static Stream<Attack> all() {
        List<Attack> attacks = new ArrayList<>();
        for (String name : List.of(SESSION_TOKEN, SESSION_X5C, TokenRequest.AUTH_X5C)) {
            attacks.add(without(2, name));
        }
        attacks.addAll(groups());
        for (Means means : Means.values()) {
            for (String name : namesOf(means)) {
                attacks.addAll(forms(means, name));
            }
        }
        for (Token token : Token.values()) {
            certificates()
                    .forEach((what, value) -> attacks.add(Attack.mobileId(
                            6,
                            what + ", " + token.x5cHeader(),
                            400,
                            (request, scene) -> request.headers(lines -> lines.with(
                                    token.x5cHeader(),
                                    value.apply(scene.recipient(Means.MOBILE_ID).identity()))))));
            attacks.add(Attack.mobileId(
                    6,
                    "padded as it should be, " + token.x5cHeader(),
                    200,
                    (request, scene) -> request.headers(
                            lines -> lines.with(token.x5cHeader(), padded(lines.value(token.x5cHeader()))))));
        }
        attacks.addAll(forged());
        return attacks.stream();
    }

    private static List<String> namesOf(Means means) {
        List<String> names = new ArrayList<>(means == Means.SMART_ID ? List.of(PARAMETERS) : RP_HEADERS);
        if (means == Means.MOBILE_ID) {
            Arrays.stream(Token.values()).forEach(token -> {
                names.add(token.header());
                names.add(token.x5cHeader());
            });
        }
        return names;
    }

    private static List<Attack> groups() {
        List<Attack> attacks = new ArrayList<>();
        attacks.add(Attack.mobileId(
                3,
                "no group",
                400,
                (request, scene) -> request.headers(lines -> {
                    HeaderLines fewer = lines;
                    for (String name : RP_HEADERS) {
                        fewer = fewer.without(name);
                    }
                    return fewer;
                })));
        attacks.add(Attack.mobileId(
                3,
                "both groups",
                400,
                (request, scene) -> request.headers(
                        lines -> lines.and(PARAMETERS, AcspV2.fresh().header()))));
        for (int left = 1; left < RP_HEADERS.size(); left++) {
            List<String> missing = RP_HEADERS.subList(left, RP_HEADERS.size());
            attacks.add(Attack.mobileId(
                    3,
                    left + " of four",
                    400,
                    (request, scene) -> request.headers(lines -> {
                        HeaderLines fewer = lines;
                        for (String name : missing) {
                            fewer = fewer.without(name);
                        }
                        return fewer;
                    })));
        }
        for (String name : RP_HEADERS) {
            attacks.add(Attack.mobileId(
                    3,
                    "one of four is empty, " + name,
                    400,
                    (request, scene) -> request.headers(lines -> lines.with(name, ""))));
        }
        return attacks;
    }

    private static List<Attack> forms(Means means, String name) {
        return List.of(
                new Attack(
                        4,
                        "empty, " + name,
                        400,
                        means,
                        (request, scene) -> request.headers(lines -> lines.with(name, ""))),
                new Attack(
                        4,
                        "twice, " + name,
                        400,
                        means,
                        (request, scene) -> request.headers(lines -> lines.twice(name))),
                new Attack(
                        4,
                        "too long by one, " + name,
                        400,
                        means,
                        (request, scene) -> request.headers(lines -> lines.with(
                                name,
                                lines.value(name)
                                        + "A"
                                                .repeat(Math.max(
                                                        1,
                                                        LIMITS.get(name)
                                                                + 1
                                                                - lines.value(name)
                                                                        .length()))))));
    }

    private static Attack without(int number, String name) {
        return Attack.mobileId(
                number, "without " + name, 400, (request, scene) -> request.headers(lines -> lines.without(name)));
    }

    private static Map<String, Function<Identity, String>> certificates() {
        Map<String, Function<Identity, String>> forms = new LinkedHashMap<>();
        forms.put("PEM in one line", Identity::x5c);
        forms.put("standard alphabet", person -> Base64.getEncoder().encodeToString(person.der()));
        forms.put("padding that is too long", person -> base64url(person.der()) + "====");
        forms.put("a byte behind", person -> base64url(Arrays.copyOf(person.der(), person.der().length + 1)));
        forms.put("two certificates", person -> base64url(joined(person.der(), person.der())));
        forms.put("BER", person -> base64url(indefinite(person.der())));
        forms.put("4097 bytes", person -> base64url(Arrays.copyOf(person.der(), 4097)));
        forms.put("PEM's lines", person -> base64url(Pem.oneLine(person.der()).getBytes(StandardCharsets.US_ASCII)));
        return forms;
    }

    private static List<Attack> forged() {
        Map<String, String> forged = Map.of(
                "Forwarded", "host=other.example;proto=http",
                "X-Forwarded-Host", "other.example",
                "X-Forwarded-Proto", "http",
                "X-Forwarded-Port", "1",
                "X-Forwarded-For", "203.0.113.1");
        List<Attack> attacks = new ArrayList<>();
        forged.forEach((name, value) -> {
            attacks.add(Attack.mobileId(
                    9, name, 200, (request, scene) -> request.headers(lines -> lines.and(name, value))));
            attacks.add(Attack.mobileId(
                    9,
                    name + ", aud as forged",
                    401,
                    (request, scene) -> request.draft(
                                    Token.AUTH,
                                    draft -> draft.elements(
                                            "\"https://other.example/key-shares/"
                                                    + scene.share().shareId() + "?nonce=" + scene.nonce() + "\"",
                                            "\"x\""))
                            .headers(lines -> lines.and(name, value))));
        });
        return attacks;
    }

    private static String padded(String text) {
        return text + "=".repeat((4 - text.length() % 4) % 4);
    }

    private static String base64url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The outer SEQUENCE without a length, ended by two zeros (X.690, 8.1.3.6). */
    private static byte[] indefinite(byte[] der) {
        int header = 2 + (der[1] & 0x7f);
        byte[] ber = new byte[2 + der.length - header + 2];
        ber[0] = der[0];
        ber[1] = (byte) 0x80;
        System.arraycopy(der, header, ber, 2, der.length - header);
        return ber;
    }
}
