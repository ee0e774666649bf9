package ee.cdoc2.css.protocol;

import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.util.Optional;

/**
 * A share and whom it is for: what a sender leaves and a recipient fetches. Its JSON form is
 * {@code {"share": base64, "recipient": text}}.
 *
 * @param share     the share
 * @param recipient the one who may fetch it
 */
public record KeyShare(Share share, RecipientId recipient) {
    /** The member with the share: strict standard base64 of 32 to 128 bytes. */
    public static final String SHARE = "share";
    /** The member with the recipient id. */
    public static final String RECIPIENT = "recipient";

    /**
     * Reads the JSON form. Members that it does not know are ignored, because servers and clients evolve.
     *
     * @param utf8 any bytes
     * @return the key share, or nothing when the bytes are not its JSON form. The server reads the members one by one
     *         instead, because it records which of them is wrong.
     */
    public static Optional<KeyShare> parse(byte[] utf8) {
        return StrictJson.parseObject(utf8)
                .flatMap(object -> object.text(SHARE)
                        .flatMap(Share::parse)
                        .flatMap(share -> object.text(RECIPIENT)
                                .flatMap(RecipientId::parse)
                                .map(recipient -> new KeyShare(share, recipient))));
    }

    /** {@return the JSON form, UTF-8} */
    public byte[] toJson() {
        return StrictJson.write(new JsonMembers()
                .add(SHARE, share.base64())
                .add(RECIPIENT, recipient.value())
                .object());
    }
}
