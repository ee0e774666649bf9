package ee.cdoc2.css.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP answer as it came.
 *
 * @param version e.g. {@code HTTP/1.1}
 * @param status three digits
 * @param reason the reason phrase, mostly empty
 * @param headers in the order received
 * @param body decoded from chunks; empty if there is none
 */
public record WireAnswer(String version, int status, String reason, List<Header> headers, byte[] body) {

    /**
     * A header field.
     *
     * @param name with its case as received
     * @param value without the white space around it
     */
    public record Header(String name, String value) {}

    /** {@return the value of the only header of this name, case apart; empty if there is none} */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw new IllegalStateException(name + " comes " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    /** {@return all values of a header, name's case apart} */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** {@return the names as received, in order} */
    public List<String> headerNames() {
        return headers.stream().map(Header::name).toList();
    }

    /** {@return the body read as UTF-8} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * {@return the value of a string member of a flat JSON body that holds no escapes: nonces, share ids, problem
     * types}
     */
    public Optional<String> member(String name) {
        String text = text();
        int at = text.indexOf("\"" + name + "\"");
        int from = at < 0 ? -1 : text.indexOf('"', text.indexOf(':', at + name.length() + 2)) + 1;
        int to = from <= 0 ? -1 : text.indexOf('"', from);
        return to < 0 ? Optional.empty() : Optional.of(text.substring(from, to));
    }

    /** Status and length: bodies hold shares. */
    @Override
    public String toString() {
        return "WireAnswer[" + status + ", " + headerNames() + ", " + body.length + " bytes]";
    }
}
