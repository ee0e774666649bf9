package ee.cdoc2.css.bench.report;

import ee.cdoc2.css.bench.call.Call;
import ee.cdoc2.css.bench.load.ConnectionUse;
import ee.cdoc2.css.bench.load.Faults;
import java.util.Map;

/** Measurements for the tests of this package. */
final class Measured {
    static final Subject STORE = new Subject(Call.STORE, ConnectionUse.KEPT);
    static final Subject NONCE = new Subject(Call.NONCE, ConnectionUse.NEW);

    private Measured() {}

    static Measurement server(Subject subject, double millis) {
        return new Measurement(subject, Map.of(Figure.SERVER, millis), Faults.NONE);
    }
}
