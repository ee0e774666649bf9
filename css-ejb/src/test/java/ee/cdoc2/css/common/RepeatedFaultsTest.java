package ee.cdoc2.css.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatedFaultsTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final RepeatedFaults faults = new RepeatedFaults();

    @Test
    void eachFaultIsToldOnce() {
        assertThat(faults.tell("a", NOON)).isEqualTo("a");
        assertThat(faults.tell("b", NOON)).isEqualTo("b");
        assertThat(faults.tell("a", NOON.plusSeconds(59))).isEqualTo("as told at 2026-11-26T12:00:00Z, 1 more since");
        assertThat(faults.tell("a", NOON.plusSeconds(59))).isEqualTo("as told at 2026-11-26T12:00:00Z, 2 more since");
    }

    @Test
    void whatAnotherLineStandsForIsOnlyCounted() {
        assertThat(faults.tellOnce("a", NOON)).contains("a");
        assertThat(faults.tellOnce("a", NOON.plusSeconds(59))).isEmpty();
        assertThat(faults.tellOnce("a", NOON.plusSeconds(60))).contains("a (1 more since the last)");
    }

    @Test
    void afterAMinuteItIsToldAgainWithTheirNumber() {
        faults.tell("a", NOON);
        faults.tell("a", NOON.plusSeconds(1));
        assertThat(faults.tell("a", NOON.plusSeconds(60))).isEqualTo("a (1 more since the last)");
        assertThat(faults.tell("a", NOON.plusSeconds(120))).isEqualTo("a");
    }

    @Test
    void aClockThatWasSetBackDoesNotSilenceIt() {
        faults.tell("a", NOON);
        assertThat(faults.tell("a", NOON.minusSeconds(3600))).isEqualTo("a");
    }
}
