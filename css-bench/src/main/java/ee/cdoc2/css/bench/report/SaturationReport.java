package ee.cdoc2.css.bench.report;

import ee.cdoc2.css.bench.load.LoadResult;
import java.util.List;
import java.util.Locale;

/**
 * What a server did when more came than it can serve.
 *
 * @param before when it was as busy as it can be
 * @param during while a multiple of that came
 * @param after the same as before, some seconds later
 * @param times the multiple
 * @param mebibytes the most memory that the server had resident meanwhile
 */
public record SaturationReport(LoadResult before, LoadResult during, LoadResult after, double times, long mebibytes) {
    private static final double HALF = 50;
    private static final double ALL_BUT_ONE_OF_HUNDRED = 99;

    /** {@return whether each request was answered as it should be before, and is again} */
    public boolean isItselfAgain() {
        return before.faults().none() && after.faults().none();
    }

    /** {@return how much of what it can serve it still served, 1 for all} */
    public double goodput() {
        return during.perSecond() / before.perSecond();
    }

    /** {@return how much it can serve afterwards, 1 for as much as before} */
    public double recovered() {
        return after.perSecond() / before.perSecond();
    }

    /** {@return a table of Markdown, and the two ratios} */
    @Override
    public String toString() {
        MarkdownTable table =
                new MarkdownTable(List.of("what comes", "seconds", "answered/s", "p50 ms", "p99 ms", "otherwise"));
        table.add(row("as much as it can serve", before));
        table.add(row(String.format(Locale.ROOT, "%.1f times as much", times), during));
        table.add(row("as much as it can serve", after));
        return String.format(
                Locale.ROOT,
                "%s%n%ngoodput: %.2f of what it can serve; afterwards it can serve %.2f of that; resident: at most %d MiB",
                table,
                goodput(),
                recovered(),
                mebibytes);
    }

    private static List<String> row(String title, LoadResult result) {
        return List.of(
                title,
                String.format(Locale.ROOT, "%.1f", result.took().toMillis() / 1e3),
                String.format(Locale.ROOT, "%.0f", result.perSecond()),
                String.format(Locale.ROOT, "%.1f", result.millisAt(HALF)),
                String.format(Locale.ROOT, "%.1f", result.millisAt(ALL_BUT_ONE_OF_HUNDRED)),
                result.faults().none() ? "none" : result.faults().toString());
    }
}
