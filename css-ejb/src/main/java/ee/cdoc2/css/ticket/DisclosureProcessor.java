package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces digests by what is disclosed for them, by the steps of RFC 9901 section 7.1. For one SD-JWT, once. The
 * recursion is bounded: JSON nests at most {@value ee.cdoc2.css.protocol.json.StrictJson#MAX_DEPTH} deep, and each of
 * the few disclosures is entered once.
 */
final class DisclosureProcessor {
    private static final String DIGESTS = "_sd";
    private static final String DIGEST_ALGORITHM = "_sd_alg";
    private static final String ELEMENT_DIGEST = "...";
    private static final String SHA_256 = "sha-256";

    /** Disclosures by digest, for which no digest was met yet. */
    private final Map<String, Disclosure> unreferenced = new HashMap<>();

    private final Set<String> digestsMet = new HashSet<>();

    DisclosureProcessor(List<Disclosure> disclosures) {
        for (Disclosure disclosure : disclosures) {
            if (unreferenced.put(disclosure.digest(), disclosure) != null) {
                throw new Denied(Denial.DISCLOSURE_REPEATED);
            }
        }
    }

    JsonObject process(JsonObject payload) {
        // section 4.1.1: absent means sha-256; the name is case-sensitive
        if (!payload.member(DIGEST_ALGORITHM)
                .map(new JsonString(SHA_256)::equals)
                .orElse(true)) {
            throw new Denied(Denial.DIGEST_ALGORITHM_NOT_ALLOWED);
        }
        Map<String, JsonValue> top = new LinkedHashMap<>(payload.members());
        top.remove(DIGEST_ALGORITHM);
        JsonObject processed = object(new JsonObject(top));
        // step 5: every disclosure must have been referred to
        if (!unreferenced.isEmpty()) {
            throw new Denied(Denial.DISCLOSURE_UNREFERENCED);
        }
        return processed;
    }

    private JsonValue value(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object(object);
        }
        return value instanceof JsonArray array ? array(array) : value;
    }

    private JsonObject object(JsonObject object) {
        if (object.member(DIGEST_ALGORITHM).isPresent()) {
            throw new Denied(Denial.DIGEST_ALGORITHM_NOT_ALLOWED);
        }
        // "..." has a meaning only as the single key of an array's element, which array() takes
        if (object.member(ELEMENT_DIGEST).isPresent()) {
            throw new Denied(Denial.DIGEST_MALFORMED);
        }
        Map<String, JsonValue> processed = new LinkedHashMap<>();
        object.members().forEach((name, member) -> {
            if (!name.equals(DIGESTS)) {
                processed.put(name, value(member));
            }
        });
        object.member(DIGESTS).ifPresent(digests -> discloseClaims(digests, processed));
        return new JsonObject(processed);
    }

    /** Step 3.c.ii. */
    private void discloseClaims(JsonValue digests, Map<String, JsonValue> claims) {
        if (!(digests instanceof JsonArray array)) {
            throw new Denied(Denial.DIGEST_MALFORMED);
        }
        for (JsonValue digest : array.elements()) {
            Disclosure disclosure = disclosed(digest);
            if (disclosure == null) {
                continue;
            }
            String name = disclosure.claimName();
            if (claims.containsKey(name)) {
                throw new Denied(Denial.CLAIM_OVERWRITTEN);
            }
            claims.put(name, value(disclosure.claimValue()));
        }
    }

    /** Steps 3.c.iii and 3.d: an element for which nothing is disclosed disappears. */
    private JsonArray array(JsonArray array) {
        List<JsonValue> processed = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (element instanceof JsonObject object
                    && object.member(ELEMENT_DIGEST).isPresent()) {
                if (object.members().size() != 1) {
                    throw new Denied(Denial.DIGEST_MALFORMED);
                }
                Disclosure disclosure = disclosed(object.members().get(ELEMENT_DIGEST));
                if (disclosure != null) {
                    processed.add(value(disclosure.arrayElement()));
                }
            } else {
                processed.add(value(element));
            }
        }
        return new JsonArray(processed);
    }

    /** What is disclosed for this digest; null for a decoy or a withheld one. Step 4: no digest occurs twice. */
    private Disclosure disclosed(JsonValue digest) {
        if (!(digest instanceof JsonString text)) {
            throw new Denied(Denial.DIGEST_MALFORMED);
        }
        if (!digestsMet.add(text.value())) {
            throw new Denied(Denial.DIGEST_REPEATED);
        }
        return unreferenced.remove(text.value());
    }
}
