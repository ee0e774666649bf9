package ee.cdoc2.css.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * PropertyReader by name, read with their types. A fault is noted and reading goes on, so that the operator hears of all of
 * them at once. An empty value is an absent one, as MicroProfile Config has it.
 */
final class PropertyReader {
    private final Function<String, Optional<String>> source;
    private final List<String> faults = new ArrayList<>();

    PropertyReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /** Notes a fault of a property. */
    void fault(String name, String what) {
        faults.add(name + ": " + what);
    }

    /** All faults noted so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    Optional<String> text(String name) {
        return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** A value of any type; {@code parser} says nothing to refuse a text, which is then not repeated in the fault. */
    <T> T value(String name, T otherwise, String expected, Function<String, Optional<T>> parser) {
        Optional<String> text = text(name);
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            fault(name, "expected " + expected);
        }
        return value.orElse(otherwise);
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

    Duration duration(String name, Duration otherwise, Duration least, Duration most) {
        return value(
                name,
                otherwise,
                "an ISO-8601 duration from " + least + " to " + most,
                text -> parsedDuration(text).filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0));
    }

    int number(String name, int otherwise, int least, int most) {
        return value(
                name,
                otherwise,
                "a whole number from " + least + " to " + most,
                text -> parsedNumber(text).filter(n -> n >= least && n <= most));
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

    private static Optional<Duration> parsedDuration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeParseException notADuration) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> parsedNumber(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
