package ee.cdoc2.css.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An HTTP answer as received.
 *
 * @param version e.g. {@code HTTP/1.1}
 * @param status three digits
 * @param reason the reason phrase, usually empty
 * @param headers in the order received
 * @param body decoded from chunks; empty if there is none
 */
public record WireAnswer(String version, int status, String reason, List<Header> headers, byte[] body) {

    /**
     * A header field.
     *
     * @param name in the case received
     * @param value without surrounding white space
     */
    public record Header(String name, String value) {}

    /**
     * {@return the value of a header; empty if there is none}
     *
     * @param name in any case
     * @throws IllegalStateException if the header occurs several times
     */
    public Optional<String> header(String name) {
        List<String> values = headers(name);
        if (values.size() > 1) {
            throw new IllegalStateException(name + " occurs " + values.size() + " times");
        }
        return values.stream().findFirst();
    }

    /** {@return all values of a header; the case of its name does not matter} */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    /** {@return the names of the headers in the order and case received} */
    public List<String> headerNames() {
        return headers.stream().map(Header::name).toList();
    }

    /** {@return the body, decoded from UTF-8} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * {@return the value of a string member of the JSON body, which must be flat and without escapes: a nonce, a share id,
     * a problem type}
     */
    public Optional<String> member(String name) {
        String text = text();
        int at = text.indexOf("\"" + name + "\"");
        int from = at < 0 ? -1 : text.indexOf('"', text.indexOf(':', at + name.length() + 2)) + 1;
        int to = from <= 0 ? -1 : text.indexOf('"', from);
        return to < 0 ? Optional.empty() : Optional.of(text.substring(from, to));
    }

    /** Status, header names and length only: the body may be a share. */
    @Override
    public String toString() {
        return "WireAnswer[" + status + ", " + headerNames() + ", " + body.length + " bytes]";
    }
}
