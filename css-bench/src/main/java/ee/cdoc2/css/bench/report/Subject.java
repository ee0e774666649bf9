package ee.cdoc2.css.bench.report;

import ee.cdoc2.css.bench.call.Call;
import ee.cdoc2.css.bench.load.ConnectionUse;

/** What is measured: a call, over connections of one kind. */
public record Subject(Call call, ConnectionUse connection) {
    /** {@code store, kept}. */
    @Override
    public String toString() {
        return call.title() + ", " + connection.title();
    }
}
