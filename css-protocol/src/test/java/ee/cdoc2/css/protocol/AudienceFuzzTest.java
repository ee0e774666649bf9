package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** The {@code aud} element of a ticket, of a session token, and the base URLs in both: what is read has one written form. */
class AudienceFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String text = FuzzTarget.text(input);
        ShareUrl.parse(text)
                .ifPresent(url -> assertThat(ShareUrl.parse(url.toString())).contains(url));
        SessionAudience.parse(text).ifPresent(audience -> {
            SessionNonceUrl url = audience.url();
            assertThat(SessionNonceUrl.parse(url.toString())).contains(url);
            assertThat(SessionAudience.parse(url + "/" + audience.nonce())).contains(audience);
        });
        BaseUrl.parse(text)
                .ifPresent(url -> assertThat(BaseUrl.parse(url.toString())).contains(url));
    }
}
