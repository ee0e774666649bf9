package ee.cdoc2.css.protocol;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.MalformedJson;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A share and whom it is for: what a sender leaves and a recipient fetches,
 * {@code {"share": base64, "recipient": text}}.
 *
 * @param share     the share
 * @param recipient the one who may fetch it
 */
public record KeyShare(Share share, RecipientId recipient) {

    /**
     * Reads the JSON form. Unknown members are ignored, because clients evolve.
     *
     * @param utf8 one JSON object
     * @return the key share
     * @throws Denied {@link Denial#BODY_MALFORMED}, {@link Denial#SHARE_MALFORMED} or
     *                {@link Denial#RECIPIENT_MALFORMED}
     */
    public static KeyShare fromJson(byte[] utf8) {
        try {
            JsonObject object = StrictJson.parseObject(utf8);
            return new KeyShare(Share.parse(text(object, "share")), RecipientId.parse(text(object, "recipient")));
        } catch (MalformedJson malformed) {
            throw new Denied(Denial.BODY_MALFORMED);
        }
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> new Denied(Denial.BODY_MALFORMED));
    }

    /** {@return the JSON form, UTF-8} */
    public byte[] toJson() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("share", new JsonString(share.base64()));
        members.put("recipient", new JsonString(recipient.value()));
        return StrictJson.write(new JsonObject(members));
    }
}
