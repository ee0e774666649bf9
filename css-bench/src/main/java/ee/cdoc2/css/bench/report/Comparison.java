package ee.cdoc2.css.bench.report;

import ee.cdoc2.css.bench.load.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two servers that were measured in turns. Each round of a subject is a pair of measurements, one right after the other, and gives a
 * ratio of its own for each figure: what changes on the machine from round to round is not in it.
 *
 * @param rounds in the order in which they were measured
 */
public record Comparison(List<Round> rounds) {
    private static final String NO_RATIO = "–";

    public Comparison {
        rounds = List.copyOf(rounds);
    }

    /** A subject, measured at the one and then at the other. */
    public record Round(Measurement before, Measurement after) {

        public Round {
            if (!before.subject().equals(after.subject())) {
                throw new IllegalArgumentException("two subjects");
            }
        }

        /** {@return new divided by old; empty if either could not be measured, or old is below what can be measured} */
        Optional<Double> ratio(Figure figure) {
            return before.figure(figure)
                    .filter(old -> old > 0)
                    .flatMap(old -> after.figure(figure).map(now -> now / old));
        }
    }

    /** {@return all faults} */
    public Faults faults() {
        return rounds.stream()
                .map(round -> round.before().faults().plus(round.after().faults()))
                .reduce(Faults.NONE, Faults::plus);
    }

    /** {@return the ratio of a figure over all rounds of a subject; empty if none has one} */
    public Optional<Spread> ratio(Subject subject, Figure figure) {
        List<Double> ratios = bySubject().getOrDefault(subject, List.of()).stream()
                .flatMap(round -> round.ratio(figure).stream())
                .toList();
        return ratios.isEmpty() ? Optional.empty() : Optional.of(Spread.of(ratios));
    }

    /** {@return a table of Markdown: each subject's ratio for each figure, the median of its rounds and the least and greatest} */
    public String table() {
        List<String> titles = new ArrayList<>(List.of("new / old", "connection"));
        Arrays.stream(Figure.values()).map(Figure::title).forEach(titles::add);
        MarkdownTable table = new MarkdownTable(titles);
        for (Subject subject : bySubject().keySet()) {
            List<String> row = new ArrayList<>(
                    List.of(subject.call().title(), subject.connection().title()));
            for (Figure figure : Figure.values()) {
                row.add(ratio(subject, figure).map(ratio -> ratio.text(2)).orElse(NO_RATIO));
            }
            table.add(row);
        }
        return table.toString();
    }

    private Map<Subject, List<Round>> bySubject() {
        Map<Subject, List<Round>> groups = new LinkedHashMap<>();
        for (Round round : rounds) {
            groups.computeIfAbsent(round.before().subject(), subject -> new ArrayList<>())
                    .add(round);
        }
        return groups;
    }
}
