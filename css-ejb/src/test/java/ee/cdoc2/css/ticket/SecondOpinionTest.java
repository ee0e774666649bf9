package ee.cdoc2.css.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.authlete.sd.SDJWT;
import com.authlete.sd.SDObjectDecoder;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A popular library as a second opinion: it agrees on what is right, and forgives what we must not. */
class SecondOpinionTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void libraryReadsTheSameClaims(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            String text = anySdJwt(random);
            SdJwt ours = SdJwt.parse(text);

            assertThat(plain(ours.claims())).as("seed %d: %s", seed, text).isEqualTo(libraryClaims(ours, text));
        }
    }

    @Test
    void libraryForgivesADisclosureSentTwiceAndWeDoNot() {
        String disclosure = Written.base64url("[\"s\",\"n\",\"v\"]");
        String text = Written.sdJwt("{\"_sd\":[\"" + Written.digest(disclosure) + "\"]}", disclosure, disclosure);

        assertThat(SDJWT.parse(text).getDisclosures()).hasSize(2);
        assertThatExceptionOfType(Denied.class)
                .isThrownBy(() -> SdJwt.parse(text).claims());
    }

    /** Some claims plain, some disclosed, some withheld; an array with elements of all three kinds. */
    private static String anySdJwt(Random random) {
        List<String> disclosures = new ArrayList<>();
        List<String> members = new ArrayList<>();
        List<String> digests = new ArrayList<>();
        for (int claim = 0; claim < 3; claim++) {
            String value = random.nextBoolean() ? "\"v" + claim + "\"" : array(random, disclosures);
            if (random.nextBoolean()) {
                members.add("\"c" + claim + "\":" + value);
            } else {
                String disclosure =
                        Written.base64url("[\"salt" + random.nextInt() + "\",\"c" + claim + "\"," + value + "]");
                digests.add("\"" + Written.digest(disclosure) + "\"");
                // always disclosed: within a withheld claim a disclosed element would have nothing that refers to it
                disclosures.add(disclosure);
            }
        }
        digests.add("\"decoy" + random.nextInt() + "\"");
        members.add("\"_sd\":[" + String.join(",", digests) + "]");
        members.add("\"_sd_alg\":\"sha-256\"");
        return Written.sdJwt("{" + String.join(",", members) + "}", disclosures.toArray(String[]::new));
    }

    private static String array(Random random, List<String> disclosures) {
        List<String> elements = new ArrayList<>();
        for (int element = 0; element < 3; element++) {
            String value = "\"e" + random.nextInt() + "\"";
            String disclosure = Written.base64url("[\"salt" + random.nextInt() + "\"," + value + "]");
            switch (disclosures.size() < 6 ? random.nextInt(3) : random.nextInt(2)) {
                case 0 -> elements.add(value);
                case 1 -> elements.add("{\"...\":\"" + Written.digest(disclosure) + "\"}");
                default -> {
                    elements.add("{\"...\":\"" + Written.digest(disclosure) + "\"}");
                    disclosures.add(disclosure);
                }
            }
        }
        return "[" + String.join(",", elements) + "]";
    }

    private static Object libraryClaims(SdJwt ours, String text) {
        @SuppressWarnings("unchecked") // a JSON object becomes a map
        Map<String, Object> payload = (Map<String, Object>) plain(ours.jws().payload());
        return new SDObjectDecoder().decode(payload, SDJWT.parse(text).getDisclosures());
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonObject object) {
            Map<String, Object> map = new LinkedHashMap<>();
            object.members().forEach((name, member) -> map.put(name, plain(member)));
            return map;
        }
        if (value instanceof JsonArray array) {
            return array.elements().stream().map(SecondOpinionTest::plain).toList();
        }
        if (value instanceof JsonString string) {
            return string.value();
        }
        return value == JsonLiteral.TRUE;
    }
}
