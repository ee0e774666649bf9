package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A JWS in compact serialisation (RFC 7515 section 7.1), taken apart; its signature is not verified.
 *
 * @param header       the protected header
 * @param payload      the claims
 * @param signingInput what is signed: ASCII of header, dot, payload as received
 * @param signature    the signature's bytes
 */
public record CompactJws(JsonObject header, JsonObject payload, byte[] signingInput, byte[] signature) {

    /**
     * Takes a compact JWS apart.
     *
     * @param text three base64url texts between dots
     * @return its parts
     * @throws Denied {@link Denial#TICKET_MALFORMED}
     */
    static CompactJws parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new Denied(Denial.TICKET_MALFORMED);
        }
        return new CompactJws(
                object(parts[0]),
                object(parts[1]),
                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                bytes(parts[2]));
    }

    /**
     * Checks that the header is that of one kind of token: nothing in it can steer us (RFC 8725 sections 3.10, 3.11).
     *
     * @param type  {@code typ}, compared byte for byte
     * @param names the members that the kind's profile has; others ({@code crit}, {@code jku}, {@code x5c} …) are refused
     * @throws Denied {@link Denial#TOKEN_TYPE_WRONG}, {@link Denial#TICKET_HEADER_NOT_IN_PROFILE}
     */
    public void requireProfile(String type, Set<String> names) {
        if (!header.text("typ").map(type::equals).orElse(false)) {
            throw new Denied(Denial.TOKEN_TYPE_WRONG);
        }
        if (!names.containsAll(header.members().keySet())) {
            throw new Denied(Denial.TICKET_HEADER_NOT_IN_PROFILE);
        }
    }

    private static JsonObject object(String base64url) {
        return StrictJson.parseObject(bytes(base64url)).orElseThrow(() -> new Denied(Denial.TICKET_MALFORMED));
    }

    private static byte[] bytes(String base64url) {
        return StrictBase64.URL.decode(base64url).orElseThrow(() -> new Denied(Denial.TICKET_MALFORMED));
    }
}
