package ee.cdoc2.css.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/**
 * A session token is read or none, as it comes and with each part's JSON changed; what a server is shown of it is a token again,
 * of the same person and as long.
 */
class SessionTokenFuzzTest implements FuzzTarget {
    private static final SessionNonceUrl SERVER =
            SessionNonceUrl.parse("https://css.example/session_nonce").orElseThrow();

    @Override
    public void read(byte[] input) {
        readOrNone(FuzzTarget.header(input));
        readOrNone(FuzzTarget.sdJwt(input));
    }

    private static void readOrNone(String text) {
        SessionToken.parse(text).ifPresent(token -> {
            assertThat(token.toString()).doesNotContain(token.subject().identifier());
            token.presentation(SERVER)
                    .ifPresent(shown -> assertThat(SessionToken.parse(shown)).hasValueSatisfying(again -> {
                        assertThat(again.subject()).isEqualTo(token.subject());
                        assertThat(again.expiresAt()).isEqualTo(token.expiresAt());
                        assertThat(again.presentation(SERVER)).hasValue(shown);
                    }));
        });
    }
}
