package ee.cdoc2.css.testkit.vectors;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expected outcome of a vector.
 *
 * @param status the HTTP status; empty for {@code refused}: any 4xx, or a closed connection where HTTP requires no answer
 * @param denial the name of the server's Denial, for unit tests; empty if the input is accepted, or if it does not matter
 */
public record Expectation(Optional<Integer> status, Optional<String> denial) {

    private static final Pattern FORM = Pattern.compile("([1-5][0-9]{2})(?: ([A-Z][A-Z0-9_]+))?");

    static Expectation parse(String text) {
        if (text.equals("refused")) {
            return new Expectation(Optional.empty(), Optional.empty());
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no expectation: " + text);
        }
        return new Expectation(Optional.of(Integer.valueOf(matcher.group(1))), Optional.ofNullable(matcher.group(2)));
    }

    /** {@return whether the input is accepted} */
    public boolean accepted() {
        return status.filter(code -> code < 300).isPresent();
    }

    /** {@return whether an answer with this status is as expected} */
    public boolean allows(int answered) {
        return status.map(code -> code == answered).orElse(answered >= 400 && answered < 500);
    }

    @Override
    public String toString() {
        return status.map(String::valueOf).orElse("refused")
                + denial.map(name -> " " + name).orElse("");
    }
}
