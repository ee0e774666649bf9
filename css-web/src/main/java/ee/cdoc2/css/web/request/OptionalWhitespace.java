package ee.cdoc2.css.web.request;

import java.util.regex.Pattern;

/** The blanks that may stand around a header's value: spaces and tabs (RFC 9110 section 5.6.3), and no control character. */
public final class OptionalWhitespace {
    private static final Pattern AT_AN_END = Pattern.compile("^[ \\t]++|(?<![ \\t])[ \\t]++$");

    private OptionalWhitespace() {}

    /** {@return the value without them} */
    public static String strip(String value) {
        return AT_AN_END.matcher(value).replaceAll("");
    }
}
