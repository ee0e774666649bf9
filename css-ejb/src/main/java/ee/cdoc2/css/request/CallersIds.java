package ee.cdoc2.css.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which ids a request's caller knows it. They are for the lines of the log and decide nothing, so a header that is not as it
 * should be counts as none. Headers are the caller's to fill, with a person's code if they like; what is taken is the form of a random
 * number and nothing else.
 *
 * @param trace   the id of the trace: 32 lower-case hexadecimal digits, not all zero
 * @param request the id of the request: a UUID in lower case
 */
public record CallersIds(Optional<String> trace, Optional<String> request) {
    /** Of a caller who gives none. */
    public static final CallersIds NONE = new CallersIds(Optional.empty(), Optional.empty());

    /** W3C Trace Context, level 1, section 3.2.2: version, trace, parent, flags. Another version could mean something else. */
    private static final Pattern TRACE_PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    /** RFC 9562 section 4, with the version and the variant that it gives a meaning to. */
    private static final Pattern UUID =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");

    /**
     * Reads the headers.
     *
     * @param traceParents the values of {@code traceparent}
     * @param requestIds   the values of {@code X-Request-Id}
     * @return what there is exactly once, and as it should be
     */
    public static CallersIds read(List<String> traceParents, List<String> requestIds) {
        return new CallersIds(only(traceParents, TRACE_PARENT), only(requestIds, UUID));
    }

    private static Optional<String> only(List<String> values, Pattern form) {
        return values.size() == 1
                ? values.stream()
                        .map(form::matcher)
                        .filter(Matcher::matches)
                        .map(matched -> matched.group(1))
                        .findFirst()
                : Optional.empty();
    }

    /** {@return how a line of the log ends that is for people; empty where there is no id} */
    public String lineEnd() {
        return trace.map(id -> ", trace " + id).orElse("")
                + request.map(id -> ", X-Request-Id " + id).orElse("");
    }
}
