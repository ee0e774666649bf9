package ee.cdoc2.css.testkit.openapi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a request that an API description says something about.
 *
 * @param method as sent
 * @param path without query, without the doubled slash before {@code key-shares} and the slash behind
 *     {@code session_nonce}
 * @param fields the header lines
 * @param body everything after the header
 */
record SentRequest(String method, String path, List<String> fields, String body) {

    private static final Pattern LINE =
            Pattern.compile("([A-Z]+) (?:https://[^/ ]+)?(/[^ ?]*)(?:\\?[^ ]*)? HTTP/1\\.1");
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** {@return the request in these bytes; empty if they are no HTTP/1.1 request} */
    static Optional<SentRequest> in(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            return Optional.empty();
        }
        List<String> lines = Arrays.asList(text.substring(0, end).split("\r\n"));
        Matcher line = LINE.matcher(lines.get(0));
        if (!line.matches()) {
            return Optional.empty();
        }
        String body =
                new String(Arrays.copyOfRange(bytes, end + END_OF_HEAD.length(), bytes.length), StandardCharsets.UTF_8);
        return Optional.of(new SentRequest(
                line.group(1),
                line.group(2)
                        .replaceFirst("^//(?=key-shares)", "/")
                        .replaceFirst("^/session_nonce/$", "/session_nonce"),
                lines.subList(1, lines.size()),
                body));
    }

    /** {@return all values of a header; the case of its name does not matter} */
    List<String> values(String name) {
        return fields.stream()
                .filter(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(field -> field.substring(name.length() + 1).strip())
                .toList();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
