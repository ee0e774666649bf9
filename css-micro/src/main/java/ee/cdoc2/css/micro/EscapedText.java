package ee.cdoc2.css.micro;

import java.util.HexFormat;

/**
 * Texts of the log in which nothing ends a line, so that nothing which came over the wire can forge one: control characters, and the
 * separators of lines and paragraphs, are written as backslash, u and four hexadecimal digits.
 */
final class EscapedText {
    private static final HexFormat HEX = HexFormat.of();

    private EscapedText() {}

    /** {@return the text for people} */
    static String inLine(String text) {
        return escaped(text, "");
    }

    /** {@return the text as what stands between the quotation marks of a JSON string (RFC 8259 section 7)} */
    static String inJson(String text) {
        return escaped(text, "\"\\");
    }

    private static String escaped(String text, String besides) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            if (endsALine(c)) {
                escaped.append("\\u").append(HEX.toHexDigits((char) c));
            } else if (besides.indexOf(c) >= 0) {
                escaped.append('\\').append((char) c);
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    private static boolean endsALine(int character) {
        return Character.isISOControl(character)
                || Character.getType(character) == Character.LINE_SEPARATOR
                || Character.getType(character) == Character.PARAGRAPH_SEPARATOR;
    }
}
