package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.testkit.Mutations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionAudienceTest {
    private static final SessionNonceUrl URL =
            SessionNonceUrl.parse("https://css.example/a/session_nonce").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://css.example/a/session_nonce/N",
                "https://css.example:443/a/session_nonce/N",
                "HTTPS://CSS.example/a/session_nonce/N",
                "https://css.example/a/session_nonce//N"
            })
    void spellingsThatMeanTheSame(String text) {
        assertThat(SessionAudience.parse(text)).hasValue(new SessionAudience(URL, "N"));
    }

    @Test
    void aUrlIsWrittenWithItsPort() {
        assertThat(URL).hasToString("https://css.example:443/a/session_nonce");
        assertThat(SessionNonceUrl.parse(URL.toString())).hasValue(URL);
    }

    /** Attack 30. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://css.example/a/session_nonce/N",
                "https://css.example:8443/a/session_nonce/N",
                "https://css.example.org/a/session_nonce/N",
                "https://css.example/A/session_nonce/N",
                "https://css.example/a/session_nonce_2/N",
                "https://css.example/session_nonce/N",
                "https://css.example/a/session_nonce/b/N"
            })
    void otherServers(String text) {
        assertThat(SessionAudience.parse(text)).isPresent();
        assertThat(SessionAudience.parse(text).orElseThrow().url()).isNotEqualTo(URL);
    }

    /** Attack 30. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "N",
                "https://css.example/a/session_nonce/",
                "https://css.example/a/session_nonce///N",
                "https://css.example//a/session_nonce/N",
                "https://css.example/a/./session_nonce/N",
                "https://css.example/a/../session_nonce/N",
                "https://u@css.example/a/session_nonce/N",
                "https://u:p@css.example/a/session_nonce/N",
                "https://css.example/a/session_nonce/N?x=1",
                "https://css.example/a/session_nonce?x=/N",
                "https://css.example/a/session_nonce/N#f",
                "https://css.example/a/session%5fnonce/N",
                "https://css.example/a/session_nonce/%4E",
                "https://css.example:0/a/session_nonce/N",
                "https://css.example:65536/a/session_nonce/N",
                "https://css.example:/a/session_nonce/N",
                "ftp://css.example/a/session_nonce/N",
                "https:/css.example/a/session_nonce/N",
                " https://css.example/a/session_nonce/N",
                "https://css.example/a/session_nonce/N\n",
                "https://css.example\\a/session_nonce/N"
            })
    void whatIsNone(String text) {
        assertThat(SessionAudience.parse(text)).isEmpty();
    }

    @Test
    void nonceHas64CharactersAtMost() {
        assertThat(SessionAudience.parse("https://css.example/" + "N".repeat(64)))
                .isPresent();
        assertThat(SessionAudience.parse("https://css.example/" + "N".repeat(65)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedTextsAreAnswered(long seed) {
        new Mutations(seed)
                .of("https://[::1]:8443/a/session_nonce/nrVcSEcHuWt2SKfjkMm6RQ")
                .limit(4000)
                .forEach(text -> assertThatCode(() -> SessionAudience.parse(text))
                        .as("seed %d, input <%s>", seed, text)
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/", "/", "a", ".", "%", ":"})
    void longTextsAreAnswered(String piece) {
        assertThatCode(() -> SessionAudience.parse("https://css.example/" + piece.repeat(30_000) + "/N"))
                .doesNotThrowAnyException();
    }
}
