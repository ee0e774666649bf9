package ee.cdoc2.css.settings;

import ee.cdoc2.css.common.Range;
import ee.cdoc2.css.secret.SecretFile;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads properties by their names, with their types. A fault is noted and reading goes on, so that the operator hears
 * of all faults at once. An empty value is an absent one, as MicroProfile Config has it. Everything else is taken as it
 * stands; only what has a form of its own (a number, a list) may have white space around it.
 */
final class PropertyReader {
    /** What Java decodes a byte to that is no character in the encoding of the process' locale. */
    private static final char UNDECODABLE = '\uFFFD';

    /** What is added to a secret's name for that of the file: {@link SecretFile#SUFFIX} in the environment. */
    static final String FILE = ".file";

    private final Function<String, Optional<String>> source;
    private final Set<String> asked = new HashSet<>();
    private final Set<String> faults = new LinkedHashSet<>();

    PropertyReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Notes a fault of a property. */
    void fault(String name, String what) {
        fault(name + ": " + what);
    }

    /** Notes a fault that begins with its property's name. */
    void fault(String fault) {
        faults.add(fault);
    }

    /** All faults noted so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The names that were asked for, whether they are set or not. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    /**
     * A text as it stands: a password or a path may begin and end with blanks. What Java could not decode is a fault, and
     * no text.
     */
    Optional<String> text(String name) {
        asked.add(name);
        Optional<String> text = source.apply(name).filter(given -> !given.isEmpty());
        if (text.filter(given -> given.indexOf(UNDECODABLE) >= 0).isPresent()) {
            fault(name, "has characters that Java cannot decode in this locale; start the server with LC_ALL=C.UTF-8");
            return Optional.empty();
        }
        return text;
    }

    /** A text that is a secret: it is set itself, or the file that has it, by the same name with {@code .file}. Not both. */
    Optional<String> secret(String name) {
        try {
            return SecretFile.either(name, text(name), text(name + FILE));
        } catch (IllegalArgumentException fault) {
            fault(name + FILE, fault.getMessage());
            return Optional.empty();
        }
    }

    /** A secret that has a form. */
    <T> Optional<T> secret(String name, String expected, Function<String, Optional<T>> parser) {
        return parsed(name, secret(name), expected, parser);
    }

    /**
     * A value that may be missing. {@code parser} refuses a text by nothing, or as the settings' own checks do, by
     * {@link IllegalArgumentException}. The text is not repeated in the fault.
     */
    <T> Optional<T> value(String name, String expected, Function<String, Optional<T>> parser) {
        return literal(name, expected, text -> parser.apply(text.strip()));
    }

    /** The same, of a text that is parsed as it stands. */
    <T> Optional<T> literal(String name, String expected, Function<String, Optional<T>> parser) {
        return parsed(name, text(name), expected, parser);
    }

    private <T> Optional<T> parsed(
            String name, Optional<String> text, String expected, Function<String, Optional<T>> parser) {
        Optional<T> value = text.flatMap(given -> parsed(given, parser));
        if (text.isPresent() && value.isEmpty()) {
            fault(name, "expected " + expected);
        }
        return value;
    }

    <T> T value(String name, T otherwise, String expected, Function<String, Optional<T>> parser) {
        return value(name, expected, parser).orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return value(
                name,
                otherwise,
                "true or false",
                text -> text.equals("true") || text.equals("false")
                        ? Optional.of(text.equals("true"))
                        : Optional.empty());
    }

    Duration duration(String name, Duration otherwise, Range<Duration> range) {
        return value(
                name,
                otherwise,
                "an ISO-8601 duration from " + range,
                text -> parsedDuration(text).filter(range::contains));
    }

    Optional<Integer> number(String name, Range<Integer> range) {
        return value(
                name,
                "a whole number from " + range,
                text -> Optional.of(Integer.valueOf(text)).filter(range::contains));
    }

    int number(String name, int otherwise, Range<Integer> range) {
        return number(name, range).orElse(otherwise);
    }

    /** A comma-separated set; each element is parsed, and one that is refused refuses the whole. */
    <T> Set<T> set(String name, Set<T> otherwise, String expected, Function<String, Optional<T>> parser) {
        return value(name, otherwise, expected, text -> {
            List<Optional<T>> elements = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(parser)
                    .toList();
            return elements.stream().anyMatch(Optional::isEmpty)
                    ? Optional.empty()
                    : Optional.of(elements.stream()
                            .map(Optional::orElseThrow)
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        });
    }

    private static <T> Optional<T> parsed(String text, Function<String, Optional<T>> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parsedDuration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }
}
