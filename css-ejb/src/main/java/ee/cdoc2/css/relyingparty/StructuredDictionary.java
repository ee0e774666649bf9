package ee.cdoc2.css.relyingparty;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The members of a dictionary (RFC 9651 section 3.2) with their text as received. It tells a field that is none from one with
 * other members than are wanted; nobody needs the values themselves. Members with one key are all kept.
 *
 * <p>Each pattern is matched at a place and gives back nothing of what it took, so the time grows with the field's length only.
 */
final class StructuredDictionary {

    /** A member: its key, and what stands behind that and {@code =}: a value or none, and parameters. */
    record Member(String key, String value) {}

    private static final String KEY = "[a-z*][a-z0-9_.*-]*+";
    /** Section 3.3: integers and decimals, strings, tokens, byte sequences, booleans, dates. */
    private static final String BARE_ITEM =
            "(?:-?[0-9]{1,12}\\.[0-9]{1,3}(?![0-9.])|-?[0-9]{1,15}(?![0-9.])|@-?[0-9]{1,15}(?![0-9.])"
                    + "|\"[^\"\\\\\\x00-\\x1f\\x7f-\\uffff]*+\"|:[A-Za-z0-9+/]*+={0,2}:|\\?[01]"
                    + "|[A-Za-z*][A-Za-z0-9:/!#$%&'*+.^_`|~-]*+)";

    private static final Pattern MEMBER_KEY = Pattern.compile(KEY);
    private static final Pattern ITEM = Pattern.compile(BARE_ITEM);
    private static final Pattern PARAMETER = Pattern.compile("; *+" + KEY + "(?:=" + BARE_ITEM + ")?+");
    private static final Pattern SPACES = Pattern.compile(" *+");
    private static final Pattern COMMA = Pattern.compile("[ \t]*+,[ \t]*+");

    private final String field;
    private int at;

    private StructuredDictionary(String field) {
        this.field = field;
    }

    /**
     * Reads a field.
     *
     * @param field      any text
     * @param maxLength in characters
     * @return its members in order, one at least; nothing when it is longer, or no dictionary. Strings with escapes are
     *         not taken: no field of the profile has them
     */
    static Optional<List<Member>> parse(String field, int maxLength) {
        return field.length() > maxLength ? Optional.empty() : new StructuredDictionary(field).members();
    }

    private Optional<List<Member>> members() {
        List<Member> members = new ArrayList<>();
        do {
            int start = at;
            if (!take(MEMBER_KEY)) {
                return Optional.empty();
            }
            String key = field.substring(start, at);
            boolean hasValue = at < field.length() && field.charAt(at) == '=';
            if (hasValue) {
                at++;
            }
            int value = at;
            if (hasValue && !takeValue()) {
                return Optional.empty();
            }
            takeParameters();
            members.add(new Member(key, field.substring(value, at)));
        } while (take(COMMA));
        return at == field.length() ? Optional.of(members) : Optional.empty();
    }

    private boolean takeValue() {
        return field.startsWith("(", at) ? takeInnerList() : take(ITEM);
    }

    /** Section 3.1.1: items with their parameters, spaces between them. Lists do not nest. */
    private boolean takeInnerList() {
        at++;
        boolean separated = true;
        while (true) {
            int before = at;
            take(SPACES);
            if (field.startsWith(")", at)) {
                at++;
                return true;
            }
            separated |= at > before;
            if (!separated || !take(ITEM)) {
                return false;
            }
            takeParameters();
            separated = false;
        }
    }

    private void takeParameters() {
        while (take(PARAMETER)) {
            // one after the other
        }
    }

    private boolean take(Pattern pattern) {
        Matcher matcher = pattern.matcher(field).region(at, field.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        return true;
    }
}
