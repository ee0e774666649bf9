package ee.cdoc2.css.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.cdoc2.css.bench.load.Faults;
import ee.cdoc2.css.bench.report.Comparison.Round;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    @Test
    void ratioIsOfEachRoundsOwnPair() {
        // the machine is twice as slow in the second round
        Comparison comparison = new Comparison(
                List.of(round(Measured.STORE, 2, 1), round(Measured.STORE, 4, 2.4), round(Measured.STORE, 2, 0.8)));

        assertThat(comparison.ratio(Measured.STORE, Figure.SERVER)).contains(new Spread(0.5, 0.4, 0.6));
    }

    @Test
    void subjectsAreComparedApart() {
        Comparison comparison = new Comparison(List.of(round(Measured.STORE, 2, 1), round(Measured.NONCE, 2, 6)));

        assertThat(comparison.table()).isEqualTo("""
                        | new / old | connection | requests/s | p50 ms | p99 ms | server ms           | database ms |
                        | ---       | ---        | ---        | ---    | ---    | ---                 | ---         |
                        | store     | kept       | –          | –      | –      | 0.50 (0.50 to 0.50) | –           |
                        | nonce     | new        | –          | –      | –      | 3.00 (3.00 to 3.00) | –           |""");
    }

    @Test
    void whatWasTooLittleToBeMeasuredHasNoRatio() {
        Comparison comparison = new Comparison(List.of(round(Measured.STORE, 0, 1), round(Measured.STORE, 2, 4)));

        assertThat(comparison.ratio(Measured.STORE, Figure.SERVER)).contains(new Spread(2, 2, 2));
        assertThat(new Comparison(List.of(round(Measured.STORE, 0, 1))).ratio(Measured.STORE, Figure.SERVER))
                .isEmpty();
    }

    @Test
    void aRoundIsOfOneSubject() {
        Measurement before = Measured.server(Measured.STORE, 1);
        Measurement after = Measured.server(Measured.NONCE, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> new Round(before, after));
    }

    @Test
    void faultsOfEitherAreFaults() {
        Measurement good = Measured.server(Measured.STORE, 1);
        Measurement faulty = new Measurement(Measured.STORE, Map.of(), new Faults(Map.of("503", 3)));

        assertThat(new Comparison(List.of(new Round(faulty, good), new Round(good, faulty)))
                        .faults()
                        .count())
                .isEqualTo(6);
    }

    private static Round round(Subject subject, double before, double after) {
        return new Round(Measured.server(subject, before), Measured.server(subject, after));
    }
}
