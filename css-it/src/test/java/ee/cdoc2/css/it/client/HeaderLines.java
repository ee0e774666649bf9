package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.RequestBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * Header lines in their order. Immutable.
 *
 * @param lines names and values as they are sent
 */
public record HeaderLines(List<Line> lines) {

    /** One line. */
    public record Line(String name, String value) {}

    public HeaderLines {
        lines = List.copyOf(lines);
    }

    /** {@return no lines} */
    public static HeaderLines none() {
        return new HeaderLines(List.of());
    }

    /** {@return these and one more} */
    public HeaderLines and(String name, String value) {
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(name, value));
        return new HeaderLines(more);
    }

    /** {@return these without those of this name} */
    public HeaderLines without(String name) {
        return new HeaderLines(
                lines.stream().filter(line -> !line.name().equals(name)).toList());
    }

    /** {@return these with another value for this name} */
    public HeaderLines with(String name, String value) {
        return without(name).and(name, value);
    }

    /** {@return these with the line of this name once more} */
    public HeaderLines twice(String name) {
        return and(name, value(name));
    }

    /** {@return the value of the line with this name, which is there} */
    public String value(String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + name))
                .value();
    }

    /** {@return the request with these lines added} */
    public RequestBytes addTo(RequestBytes request) {
        lines.forEach(line -> request.header(line.name(), line.value()));
        return request;
    }

    /** The names only: values are credentials. */
    @Override
    public String toString() {
        return lines.stream().map(Line::name).toList().toString();
    }
}
