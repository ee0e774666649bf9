package ee.cdoc2.css.bench.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Requests that were not answered as they should be.
 *
 * @param counts how often, by kind: the status of the answer, or why there was none
 */
public record Faults(Map<String, Integer> counts) {
    /** There were no faults. */
    public static final Faults NONE = new Faults(Map.of());

    public Faults {
        counts = Map.copyOf(counts);
    }

    /** {@return whether there are none} */
    public boolean none() {
        return counts.isEmpty();
    }

    /** {@return how many there are} */
    public int count() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@return these and the others} */
    public Faults plus(Faults others) {
        Map<String, Integer> sum = new TreeMap<>(counts);
        others.counts.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return new Faults(sum);
    }

    /** {@return these and one more} */
    Faults plus(String kind) {
        return plus(new Faults(Map.of(kind, 1)));
    }

    /** {@code 404 (3 times), SocketTimeoutException (once)}. */
    @Override
    public String toString() {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(each ->
                                each.getKey() + (each.getValue() == 1 ? " (once)" : " (" + each.getValue() + " times)"))
                        .collect(Collectors.joining(", "));
    }
}
