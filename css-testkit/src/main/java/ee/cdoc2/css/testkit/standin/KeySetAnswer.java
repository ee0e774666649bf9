package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.ticket.DisclosureText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** How a server answers for its key set: as it should, or with a fault. */
public enum KeySetAnswer {
    GOOD(good -> good),
    /** Status 500. */
    BROKEN(good -> Reply.of(500)),
    /** Good, but later than anybody waits. */
    SLOW(good -> good.after(Duration.ofSeconds(30))),
    /** Status 302 to the path {@code /elsewhere}, where the good set is. */
    REDIRECTED(good -> Reply.of(302).with("Location", KeyRing.ELSEWHERE)),
    /** A page of a proxy. */
    HTML(good -> Reply.text(200, "text/html", "<!DOCTYPE html><html><body>Welcome</body></html>")),
    /** The good set as the payload of a JWS, as the path's name says. */
    WRAPPED(good -> Reply.text(
            200, "application/json", "eyJhbGciOiJFUzI1NiJ9." + DisclosureText.base64url(good.body()) + ".AAAA")),
    /** The good set, in 65 KiB. */
    OVERSIZE(good -> Reply.json(200, new String(good.body(), StandardCharsets.UTF_8) + " ".repeat(65 * 1024))),
    /** A set without keys. */
    EMPTY(good -> Reply.json(200, "{\"keys\":[]}"));

    private final UnaryOperator<Reply> change;

    KeySetAnswer(UnaryOperator<Reply> change) {
        this.change = change;
    }

    Reply of(Reply good) {
        return change.apply(good);
    }
}
