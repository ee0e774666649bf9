package ee.cdoc2.css.web.request;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;

/** Reads the body that leaves a share, and says which part of it is malformed. */
public final class KeyShareBody {
    private KeyShareBody() {}

    /**
     * Reads the body.
     *
     * @param body the bytes that came; members other than {@code share} and {@code recipient} are ignored, because
     *             clients evolve
     * @return the share and whom it is for
     * @throws Denied {@link Denial#BODY_MALFORMED}, {@link Denial#SHARE_MALFORMED} or
     *                {@link Denial#RECIPIENT_MALFORMED}
     */
    public static KeyShare parse(byte[] body) {
        JsonObject object = StrictJson.parseObject(body).orElseThrow(() -> new Denied(Denial.BODY_MALFORMED));
        Share share = Share.parse(text(object, KeyShare.SHARE)).orElseThrow(() -> new Denied(Denial.SHARE_MALFORMED));
        RecipientId recipient = RecipientId.parse(text(object, KeyShare.RECIPIENT))
                .orElseThrow(() -> new Denied(Denial.RECIPIENT_MALFORMED));
        return new KeyShare(share, recipient);
    }

    private static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow(() -> new Denied(Denial.BODY_MALFORMED));
    }
}
