package ee.cdoc2.css.ocsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.cdoc2.css.remote.HttpLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcspSettingsTest {

    @Test
    void askSksResponderByDefault() {
        assertThat(OcspSettings.defaults().mode()).isEqualTo(new OcspMode.Aia(new ResponderHosts(Set.of("aia.sk.ee"))));
    }

    @Test
    void readTheMode() {
        ResponderHosts hosts = ResponderHosts.parse("a.example");

        assertThat(OcspMode.parse("aia", hosts)).isEqualTo(new OcspMode.Aia(hosts));
        assertThat(OcspMode.parse("off", hosts)).isEqualTo(new OcspMode.Off());
        assertThat(OcspMode.parse("http://127.0.0.1:8888/ocsp", hosts))
                .isEqualTo(new OcspMode.Fixed(URI.create("http://127.0.0.1:8888/ocsp")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AIA", "on", "none", "ocsp.example", "ftp://ocsp.example", "http://"})
    void refuseOtherModes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> OcspMode.parse(text, ResponderHosts.none()));
    }

    @Test
    void refuseAFixedResponderThatIsNoUrlToAsk() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OcspMode.Fixed(URI.create("ftp://ocsp.example")))
                .withMessageContaining("ftp://ocsp.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example", "a.example/", "a b", "*.example", "user@a.example", "a.example:x"})
    void refuseOtherHosts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResponderHosts.parse(text));
    }

    @Test
    void readAnEmptyListOfHosts() {
        assertThat(ResponderHosts.parse(" , ")).isEqualTo(ResponderHosts.none());
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, PT1M", "PT16M, PT1M", "PT5M, PT0S", "PT5M, PT-1S"})
    void refuseAnswerRulesOutOfRange(Duration skew, Duration age) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AnswerRules(ResponderHosts.none(), skew, age, Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, PT5S, 16384",
        "PT2S, PT1S, 16384",
        "PT2S, PT31S, 16384",
        "PT2S, PT5S, 1023",
        "PT2S, PT5S, 1048577"
    })
    void refuseHttpLimitsOutOfRange(Duration connect, Duration timeout, int bytes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HttpLimits(connect, timeout, bytes, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"PT-1S, 10", "PT2M1S, 10", "PT1M, 0", "PT1M, 1000001"})
    void refuseCacheLimitsOutOfRange(Duration life, int entries) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CacheLimits(life, entries));
    }
}
