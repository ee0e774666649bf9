package ee.cdoc2.css.bench.report;

import ee.cdoc2.css.bench.load.Faults;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured of one subject.
 *
 * @param figures those that could be measured: no processor times of another machine
 * @param faults requests that were not answered as they should be; they are in no figure but the processor times
 */
public record Measurement(Subject subject, Map<Figure, Double> figures, Faults faults) {
    public Measurement {
        figures = figures.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(figures));
    }

    /** {@return a figure; empty if it could not be measured} */
    public Optional<Double> figure(Figure figure) {
        return Optional.ofNullable(figures.get(figure));
    }
}
