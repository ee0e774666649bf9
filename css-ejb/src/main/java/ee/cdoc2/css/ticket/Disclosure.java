package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.util.List;
import java.util.Set;

/**
 * One disclosure (RFC 9901 section 4.2): {@code [salt, name, value]} for a claim, {@code [salt, value]} for an array
 * element.
 *
 * @param digest   base64url SHA-256 over the disclosure's text as received, never over JSON written anew
 * @param elements what the JSON array holds
 */
public record Disclosure(String digest, List<JsonValue> elements) {
    /** The longest disclosure text: a ticket for 30 servers needs about 2000 characters. */
    static final int MAX_CHARACTERS = 4096;

    private static final Set<String> FORBIDDEN_NAMES = Set.of("_sd", "...", "_sd_alg");
    private static final int CLAIM_ELEMENTS = 3;
    private static final int ARRAY_ELEMENTS = 2;

    /**
     * Reads a disclosure.
     *
     * @param text base64url of a JSON array
     * @return the disclosure
     * @throws Denied {@link Denial#TICKET_MALFORMED}
     */
    static Disclosure parse(String text) {
        return StrictBase64.URL
                .decode(text)
                .filter(json -> text.length() <= MAX_CHARACTERS)
                .flatMap(StrictJson::parse)
                .filter(JsonArray.class::isInstance)
                .map(array -> new Disclosure(StrictBase64.URL.encode(Sha256.of(text)), ((JsonArray) array).elements()))
                .orElseThrow(() -> new Denied(Denial.TICKET_MALFORMED));
    }

    /** The name of the disclosed claim, where a digest in {@code _sd} refers here. */
    String claimName() {
        requireElements(CLAIM_ELEMENTS);
        if (!(elements.get(1) instanceof JsonString name)) {
            throw new Denied(Denial.DISCLOSURE_MALFORMED);
        }
        if (FORBIDDEN_NAMES.contains(name.value())) {
            throw new Denied(Denial.DISCLOSURE_NAME_FORBIDDEN);
        }
        return name.value();
    }

    /** The value of the disclosed claim, where a digest in {@code _sd} refers here. */
    JsonValue claimValue() {
        requireElements(CLAIM_ELEMENTS);
        return elements.get(2);
    }

    /** The disclosed element, where a digest in an array refers here. */
    JsonValue arrayElement() {
        requireElements(ARRAY_ELEMENTS);
        return elements.get(1);
    }

    private void requireElements(int count) {
        if (elements.size() != count || !(elements.get(0) instanceof JsonString)) {
            throw new Denied(Denial.DISCLOSURE_MALFORMED);
        }
    }
}
