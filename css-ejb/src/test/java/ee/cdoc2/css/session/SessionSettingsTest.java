package ee.cdoc2.css.session;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ee.cdoc2.css.protocol.SessionNonceUrl;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever makes the settings without a reader cannot leave their limits either. */
class SessionSettingsTest {
    private static final Set<SessionNonceUrl> URLS =
            Set.of(SessionNonceUrl.parse("https://css.example/session_nonce").orElseThrow());
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration NO_SKEW = Duration.ZERO;

    @Test
    void lifetimeIsADayAtMost() {
        assertThatNoException()
                .isThrownBy(() -> new SessionSettings("issuer", URLS, Duration.ofHours(24), HOUR, NO_SKEW));
        assertRefused(
                "a session's lifetime", "issuer", URLS, Duration.ofHours(24).plusSeconds(1), HOUR, NO_SKEW);
    }

    @Test
    void nonceLifetimeIsAMinuteAtLeast() {
        assertRefused("a session nonce's lifetime", "issuer", URLS, HOUR, Duration.ofSeconds(59), NO_SKEW);
    }

    @Test
    void clockSkewIsFiveMinutesAtMost() {
        assertRefused(
                "the clock skew",
                "issuer",
                URLS,
                HOUR,
                HOUR,
                Duration.ofMinutes(5).plusSeconds(1));
    }

    @Test
    void withoutAnIssuerOrAUrlNoTokenCouldBeAccepted() {
        assertRefused("an issuer and a session-nonce URL", "", URLS, HOUR, HOUR, NO_SKEW);
        assertRefused("an issuer and a session-nonce URL", "issuer", Set.of(), HOUR, HOUR, NO_SKEW);
    }

    private static void assertRefused(
            String why, String issuer, Set<SessionNonceUrl> urls, Duration lifetime, Duration nonces, Duration skew) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SessionSettings(issuer, urls, lifetime, nonces, skew))
                .withMessageContaining(why);
    }
}
