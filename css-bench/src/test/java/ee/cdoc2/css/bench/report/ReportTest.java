package ee.cdoc2.css.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.bench.load.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void tableHasARowForEachMeasurement() {
        Measurement complete = new Measurement(
                Measured.STORE,
                Map.of(
                        Figure.REQUESTS_PER_SECOND, 1234.5,
                        Figure.P50, 9.94,
                        Figure.P99, 40.06,
                        Figure.SERVER, 0.789,
                        Figure.DATABASE, 0.351),
                Faults.NONE);
        Measurement fromAfar = new Measurement(
                Measured.NONCE,
                Map.of(Figure.REQUESTS_PER_SECOND, 100.0, Figure.P50, 1.0, Figure.P99, 2.0),
                new Faults(Map.of("503", 2)));

        assertThat(new Report(List.of(complete, fromAfar)).table()).isEqualTo("""
                        | call  | connection | requests/s | p50 ms | p99 ms | server ms | database ms | errors           |
                        | ---   | ---        | ---        | ---    | ---    | ---       | ---         | ---              |
                        | store | kept       | 1235       | 9.9    | 40.1   | 0.79      | 0.35        | 0                |
                        | nonce | new        | 100        | 1.0    | 2.0    | –         | –           | 2: 503 (2 times) |""");
    }

    @Test
    void faultsOfAllMeasurementsAreFaults() {
        Measurement faulty = new Measurement(Measured.NONCE, Map.of(), new Faults(Map.of("404", 1)));

        assertThat(new Report(List.of(Measured.server(Measured.STORE, 1), faulty)).faults())
                .isEqualTo(new Faults(Map.of("404", 1)));
    }
}
