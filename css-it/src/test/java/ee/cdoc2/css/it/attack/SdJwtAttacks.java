package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.testkit.ticket.TicketTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Attacks 11 to 17: the structure of both tokens (RFC 9901). */
final class SdJwtAttacks {

    private static final String OURS = "\"_sd\":[\"{digest:aud}\"]";

    private SdJwtAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                        both(11, "no tilde", 400, template -> template.withTicket("{jwt}")),
                        both(
                                11,
                                "key-binding JWT",
                                401,
                                template -> template.withTicket("{jwt}~{presented}eyJhIjoxfQ.eyJhIjoxfQ.AAAA")),
                        both(
                                12,
                                "disclosure twice",
                                401,
                                template -> template.presenting(List.of("aud", "element-0", "element-0"))),
                        both(
                                12,
                                "unreferenced disclosure",
                                401,
                                template -> template.withDisclosure("x", "[\"{salt}\",\"https://x\"]")
                                        .presenting(List.of("aud", "element-0", "x"))),
                        both(12, "digest twice", 401, payload(OURS, "\"_sd\":[\"{digest:aud}\",\"{digest:aud}\"]")),
                        disclosedClaims(),
                        audiences(),
                        limits(),
                        both(16, "md5", 401, payload("sha-256", "md5")),
                        both(16, "SHA-256", 401, payload("sha-256", "SHA-256")),
                        both(16, "nested", 401, payload(OURS, "\"x\":{\"_sd_alg\":\"sha-256\"}," + OURS)),
                        texts())
                .flatMap(each -> each);
    }

    private static Stream<Attack> disclosedClaims() {
        return Stream.of("_sd", "...", "_sd_alg", "iss", "sub", "exp").flatMap(name -> {
            Stream<Attack> attacks = both(
                    13,
                    "claim named " + name,
                    401,
                    template -> payload(OURS, "\"_sd\":[\"{digest:aud}\",\"{digest:x}\"]")
                            .apply(template.withDisclosure("x", "[\"{salt}\",\"" + name + "\",\"x\"]")
                                    .presenting(List.of("aud", "element-0", "x"))));
            boolean ofSessionsAlone = name.equals("sub");
            return ofSessionsAlone ? attacks.filter(attack -> attack.name().endsWith("session")) : attacks;
        });
    }

    private static Stream<Attack> audiences() {
        Map<String, String> values = Map.of(
                "empty", "[]",
                "a number", "1",
                "an object", "{\"a\":1}",
                "null", "null",
                "an array of a number", "[1]");
        Stream<Attack> others = values.entrySet().stream()
                .flatMap(value -> both(
                        14,
                        "aud is " + value.getKey(),
                        401,
                        template -> template.withDisclosure("aud", "[\"{salt}\",\"aud\"," + value.getValue() + "]")
                                .presenting(List.of("aud"))));
        return Stream.of(
                        others,
                        both(14, "aud is absent", 401, template -> template.presenting(List.of())),
                        both(
                                14,
                                "aud is a text",
                                401,
                                template -> template.withDisclosure(
                                                "aud", "[\"{salt}\",\"aud\"," + element(template) + "]")
                                        .presenting(List.of("aud"))),
                        both(
                                14,
                                "two elements",
                                401,
                                template -> template.presenting(List.of("aud", "element-0", "element-1"))),
                        both(
                                14,
                                "hidden elements and decoys",
                                200,
                                template -> payload(
                                                OURS,
                                                "\"_sd\":[\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"{digest:aud}\"]")
                                        .apply(
                                                template.withDisclosure(
                                                        "aud",
                                                        "[\"{salt}\",\"aud\",[{\"...\":\"BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\"},"
                                                                + "{\"...\":\"{digest:element-0}\"},{\"...\":\"{digest:element-1}\"}]]"))),
                        both(
                                14,
                                "plain text in the array",
                                200,
                                template -> template.withDisclosure(
                                                "aud", "[\"{salt}\",\"aud\",[" + element(template) + "]]")
                                        .presenting(List.of("aud"))))
                .flatMap(each -> each);
    }

    private static Stream<Attack> limits() {
        return Stream.of(
                        both(15, "nine disclosures", 400, template -> {
                            TicketTemplate more = template;
                            List<String> presented = new ArrayList<>(List.of("aud", "element-0"));
                            for (int number = 0; number < 7; number++) {
                                more = more.withDisclosure("x" + number, "[\"{salt}\",\"x\"]");
                                presented.add("x" + number);
                            }
                            return more.presenting(presented);
                        }),
                        both(
                                15,
                                "disclosure of 4097 characters",
                                400,
                                template -> template.withDisclosure("raw-x", "A".repeat(4097))
                                        .presenting(List.of("aud", "element-0", "raw-x"))),
                        both(
                                15,
                                "nesting of 17",
                                400,
                                payload(OURS, "\"x\":" + "[".repeat(17) + "]".repeat(17) + "," + OURS)))
                .flatMap(each -> each);
    }

    private static Stream<Attack> texts() {
        return Stream.of(
                        both(17, "member twice", 400, payload(OURS, "\"x\":1,\"x\":1," + OURS)),
                        both(17, "trailing text", 400, template -> template.withPayload(template.payload() + "x")),
                        both(17, "bad UTF-8", 400, payload(OURS, "\"x\":\"{x:ff}\"," + OURS)),
                        both(
                                17,
                                "header twice",
                                400,
                                template ->
                                        template.withHeader(template.header().replace("{", "{\"typ\":\"x\","))),
                        both(17, "escaped slash", 200, payload("etsi/", "etsi\\/")),
                        both(
                                17,
                                "escaped letter and slash in the element",
                                200,
                                template -> template.withDisclosure(
                                        "element-0",
                                        template.disclosures()
                                                .get("element-0")
                                                .replace("/", "\\/")
                                                .replace("=", "\\u003d"))),
                        both(17, "other order", 200, SdJwtAttacks::reordered))
                .flatMap(each -> each);
    }

    /** The SD-JWT members go to the front, as the C++ client writes them. */
    private static TicketTemplate reordered(TicketTemplate template) {
        String last = "," + OURS + ",\"_sd_alg\":\"sha-256\"}";
        String payload = template.payload();
        String claims = payload.substring(1, payload.length() - last.length());
        return template.withPayload("{" + OURS + ",\"_sd_alg\":\"sha-256\"," + claims + "}");
    }

    private static String element(TicketTemplate template) {
        String disclosure = template.disclosures().get("element-0");
        return disclosure.substring("[\"{salt}\",".length(), disclosure.length() - 1);
    }

    private static UnaryOperator<TicketTemplate> payload(String old, String replacement) {
        return template -> {
            if (!template.payload().contains(old)) {
                throw new IllegalStateException("the payload has no " + old);
            }
            return template.withPayload(template.payload().replace(old, replacement));
        };
    }

    private static Stream<Attack> both(int number, String name, int status, UnaryOperator<TicketTemplate> change) {
        return Attack.both(number, name, status, (token, scene) -> (request, same) -> request.shape(token, change));
    }
}
