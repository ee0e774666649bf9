package ee.cdoc2.css.it.soak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleBiFunction;

/**
 * Figures of a node over time. Something leaks that is more in the last third than in the first, after a time for warming up: medians are
 * compared, so that a moment does not count.
 *
 * @param figures one a minute or so, in their order
 */
public record Trend(List<Figures> figures) {

    /** Of all figures the first sixth: classes are loaded, methods compiled, pools and caches filled. */
    private static final int WARMING_UP = 6;

    private static final int THIRDS = 3;

    /** What is kept, and by how much more of it is no leak. */
    private enum Kept {
        /** What is remembered for a minute or five, OCSP answers and sessions, is more when there are more requests. */
        HEAP("heap after a collection, MiB", 16, (before, now) -> now.heap()),
        NON_HEAP("classes and code, MiB", 8, (before, now) -> now.nonHeap()),
        RESIDENT("resident memory, MiB", 40, (before, now) -> now.resident()),
        THREADS("threads", 8, (before, now) -> now.threads()),
        HANDLES("file handles", 16, (before, now) -> now.handles()),
        CONNECTIONS("connections to the database", 4, (before, now) -> now.connections()),
        FILES("files below its directory", 2, (before, now) -> now.files()),
        LOG("bytes of log for a request", 64, (before, now) -> forARequest(before, now, now.log() - before.log())),
        AUDIT(
                "bytes of audit log for a request",
                64,
                (before, now) -> forARequest(before, now, now.audit() - before.audit()));

        private final String text;
        private final double tolerance;
        private final ToDoubleBiFunction<Figures, Figures> value;

        Kept(String text, double tolerance, ToDoubleBiFunction<Figures, Figures> value) {
            this.text = text;
            this.tolerance = tolerance;
            this.value = value;
        }

        private static double forARequest(Figures before, Figures now, long bytes) {
            return (double) bytes / Math.max(1, now.requests() - before.requests());
        }
    }

    public Trend {
        figures = List.copyOf(figures);
    }

    /** {@return what has grown by more than its tolerance} */
    public List<String> leaks() {
        List<String> leaks = new ArrayList<>();
        for (Kept kept : Kept.values()) {
            if (last(kept) - first(kept) > kept.tolerance) {
                leaks.add("%s: %.1f, and then %.1f".formatted(kept.text, first(kept), last(kept)));
            }
        }
        return leaks;
    }

    /** {@return two tables in Markdown: what was compared, and all figures} */
    public String table() {
        StringBuilder table =
                new StringBuilder("| | first third | last third | may grow by |\n| --- | --- | --- | --- |\n");
        for (Kept kept : Kept.values()) {
            table.append(String.format(
                    Locale.ROOT, "| %s | %.1f | %.1f | %.0f |%n", kept.text, first(kept), last(kept), kept.tolerance));
        }
        table.append("\n| minute | requests | ");
        for (Kept kept : Kept.values()) {
            table.append(kept.text).append(" | ");
        }
        table.append("\n|").append(" --- |".repeat(Kept.values().length + 2)).append('\n');
        for (int i = 1; i < figures.size(); i++) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %.1f | %d |",
                    figures.get(i).minute(),
                    figures.get(i).requests()));
            for (Kept kept : Kept.values()) {
                table.append(String.format(Locale.ROOT, " %.1f |", value(kept, i)));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private double first(Kept kept) {
        int from = 1 + figures.size() / WARMING_UP;
        return median(kept, from, from + third());
    }

    private double last(Kept kept) {
        return median(kept, figures.size() - third(), figures.size());
    }

    private int third() {
        return (figures.size() - 1 - figures.size() / WARMING_UP) / THIRDS;
    }

    private double median(Kept kept, int from, int to) {
        double[] values = new double[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(kept, from + i);
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private double value(Kept kept, int index) {
        return kept.value.applyAsDouble(figures.get(index - 1), figures.get(index));
    }
}
