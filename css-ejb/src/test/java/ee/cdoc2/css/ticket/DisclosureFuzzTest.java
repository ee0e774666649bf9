package ee.cdoc2.css.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** Disclosures whose digests are right, whatever they say: they come to their places, and nothing of SD-JWT is left over. */
class DisclosureFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String text = FuzzTarget.sdJwt(input);
        try {
            requireProcessed(SdJwt.parse(text).claims());
            PresentedTicket.parse(text);
        } catch (Denied refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private static void requireProcessed(JsonValue value) {
        if (value instanceof JsonObject object) {
            assertThat(object.members()).doesNotContainKeys("_sd", "_sd_alg", "...");
            object.members().values().forEach(DisclosureFuzzTest::requireProcessed);
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(DisclosureFuzzTest::requireProcessed);
        }
    }
}
