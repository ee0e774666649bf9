package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.remote.HttpLimits;
import java.time.Duration;
import java.util.Optional;

/** Settings of the OCSP client for tests. */
final class TestSettings {
    private static final HttpLimits SHORT_WAITS =
            new HttpLimits(Duration.ofSeconds(1), Duration.ofMillis(1500), 16 * 1024, Optional.empty());

    private TestSettings() {}

    /** {@return the default settings but for the mode} */
    static OcspSettings in(OcspMode mode) {
        OcspSettings defaults = OcspSettings.defaults();
        return new OcspSettings(
                mode, defaults.certIdHash(), defaults.rules(), defaults.http(), defaults.cache(), defaults.remote());
    }

    /** {@return the default settings but for mode and hash, with timeouts for which a test can wait} */
    static OcspSettings impatient(OcspMode mode, CertIdHash hash) {
        OcspSettings defaults = OcspSettings.defaults();
        return new OcspSettings(mode, hash, defaults.rules(), SHORT_WAITS, defaults.cache(), defaults.remote());
    }
}
