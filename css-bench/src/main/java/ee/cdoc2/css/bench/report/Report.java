package ee.cdoc2.css.bench.report;

import ee.cdoc2.css.bench.load.Faults;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The measurements of one server.
 *
 * @param measurements in the order of the report
 */
public record Report(List<Measurement> measurements) {
    private static final String NOT_MEASURED = "–";

    public Report {
        measurements = List.copyOf(measurements);
    }

    /** {@return all faults} */
    public Faults faults() {
        return measurements.stream().map(Measurement::faults).reduce(Faults.NONE, Faults::plus);
    }

    /** {@return a table of Markdown, one row for each measurement} */
    public String table() {
        List<String> titles = new ArrayList<>(List.of("call", "connection"));
        Arrays.stream(Figure.values()).map(Figure::title).forEach(titles::add);
        titles.add("errors");
        MarkdownTable table = new MarkdownTable(titles);
        measurements.forEach(measurement -> table.add(row(measurement)));
        return table.toString();
    }

    private static List<String> row(Measurement measurement) {
        Subject subject = measurement.subject();
        List<String> row = new ArrayList<>(
                List.of(subject.call().title(), subject.connection().title()));
        for (Figure figure : Figure.values()) {
            row.add(measurement.figure(figure).map(figure::format).orElse(NOT_MEASURED));
        }
        row.add(measurement.faults().none() ? "0" : measurement.faults().count() + ": " + measurement.faults());
        return row;
    }
}
