package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;

/** The claim {@code aud} of tokens that are for several servers, each of which sees its own element alone. */
public final class Audience {

    private Audience() {}

    /**
     * The element that is disclosed.
     *
     * @param claims after {@link SdJwt#claims()}
     * @return its text
     * @throws Denied {@link Denial#AUDIENCE_NOT_SINGLE} when {@code aud} is no array of exactly one element;
     *                {@link Denial#AUDIENCE_MALFORMED} when that is no string
     */
    public static String only(JsonObject claims) {
        if (!(claims.members().get("aud") instanceof JsonArray aud)
                || aud.elements().size() != 1) {
            throw new Denied(Denial.AUDIENCE_NOT_SINGLE);
        }
        if (!(aud.elements().get(0) instanceof JsonString element)) {
            throw new Denied(Denial.AUDIENCE_MALFORMED);
        }
        return element.value();
    }
}
