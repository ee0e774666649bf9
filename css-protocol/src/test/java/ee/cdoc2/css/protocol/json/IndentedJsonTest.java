package ee.cdoc2.css.protocol.json;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonNumber;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put together member by member, and written for people. */
class IndentedJsonTest {
    private final JsonObject object = new JsonMembers()
            .add("text", "\"õ\"")
            .add("number", 7)
            .add("yes", true)
            .add("no", false)
            .add(
                    "list",
                    List.of(
                            new JsonNumber("1"),
                            new JsonMembers().add("in", "side").object()))
            .add("nothing", List.of())
            .add("empty", new JsonMembers().object())
            .object();

    @Test
    void eachMemberAndElementHasALine() {
        assertThat(IndentedJson.write(object)).asString(StandardCharsets.UTF_8).isEqualTo("""
                {
                  "text": "\\"õ\\"",
                  "number": 7,
                  "yes": true,
                  "no": false,
                  "list": [
                    1,
                    {
                      "in": "side"
                    }
                  ],
                  "nothing": [],
                  "empty": {}
                }
                """);
    }

    @Test
    void isReadAsTheSame() {
        assertThat(StrictJson.parse(IndentedJson.write(object))).hasValue(object);
        assertThat(StrictJson.parse(IndentedJson.write(new JsonArray(List.of()))))
                .hasValue(new JsonArray(List.of()));
    }

    @Test
    void aMemberIsFoundByItsName() {
        assertThat(object.member("number")).hasValue(new JsonNumber("7"));
        assertThat(object.member("Number")).isEmpty();
    }
}
