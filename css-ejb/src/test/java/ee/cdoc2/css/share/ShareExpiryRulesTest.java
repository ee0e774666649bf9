package ee.cdoc2.css.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.protocol.ExpiryTime;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.trust.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Worked example 8, and attack 75. */
class ShareExpiryRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00.4Z");

    private final ShareExpiryRules rules = ShareExpiryRules.defaults();

    @Test
    void senderWhoDoesNotAskGetsTheLifetime() {
        assertThat(rules.decide(Optional.empty(), NOW)).isEqualTo(expiry("2029-11-25T10:00:00Z", false));
    }

    @ParameterizedTest
    @CsvSource({
        "2040-01-01T00:00:00Z, 2031-11-25T10:00:00Z, true",
        "2031-11-25T10:00:01Z, 2031-11-25T10:00:00Z, true",
        "9999-12-31T23:59:59-18:00, 2031-11-25T10:00:00Z, true",
        "2031-11-25T10:00:00Z, 2031-11-25T10:00:00Z, false",
        "2027-01-01T02:00:00.9+02:00, 2027-01-01T00:00:00Z, false",
        "2026-11-26T10:00:01Z, 2026-11-26T10:00:01Z, false",
    })
    void senderGetsWhatIsAskedForWithinTheLimit(String asked, String granted, boolean adjusted) {
        assertThat(rules.decide(ExpiryTime.parse(asked), NOW)).isEqualTo(expiry(granted, adjusted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-26T10:00:00Z",
                "2026-11-26T10:00:00.9Z",
                "2026-11-26T12:00:00+02:00",
                "0000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void timeThatIsNotAhead(String asked) {
        assertThat(Outcome.of(() -> rules.decide(ExpiryTime.parse(asked), NOW))).hasValue(Denial.EXPIRY_MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({"P2D, P1D", "PT0S, P1D", "PT-1S, P1D", "PT0.9S, P1D"})
    void rulesWithoutSense(Duration lifetime, Duration longest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ShareExpiryRules(lifetime, longest));
    }

    private static ShareExpiry expiry(String at, boolean adjusted) {
        return new ShareExpiry(Instant.parse(at), adjusted);
    }
}
