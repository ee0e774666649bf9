package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ee.cdoc2.css.denial.Denial;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponderStatusesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final ResponderStatuses statuses = new ResponderStatuses(clock);

    @Test
    void keepTheLastAnswerOfEachResponder() {
        statuses.note("one.example", Optional.of(Denial.OCSP_UNREACHABLE));
        clock.advance(Duration.ofSeconds(1));
        statuses.note("one.example", Optional.empty());
        statuses.note("two.example", Optional.of(Denial.CERTIFICATE_REVOKED));

        assertThat(statuses.byHost())
                .containsOnly(
                        entry("one.example", new ResponderStatus(true, "good", NOW.plusSeconds(1))),
                        entry("two.example", new ResponderStatus(true, "certificate_revoked", NOW.plusSeconds(1))));
    }

    @ParameterizedTest
    @EnumSource(names = {"OCSP_UNREACHABLE", "OCSP_ANSWER_REFUSED"})
    void tellAnOutageFromAWordAboutTheCertificate(Denial outage) {
        statuses.note("one.example", Optional.of(outage));

        assertThat(statuses.byHost().get("one.example").answered()).isFalse();
    }
}
