package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.request.Routes;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteFilterTest {
    private static final URI BASE = URI.create("https://css.example.org:8443/");

    @ParameterizedTest
    @CsvSource({
        "//key-shares, /key-shares",
        "//key-shares/, /key-shares/",
        "//key-shares/0123456789abcdef, /key-shares/0123456789abcdef",
        "//key-shares/0123456789abcdef/nonce, /key-shares/0123456789abcdef/nonce",
        "//key-shares/a%2Fb?x=%20, /key-shares/a%2Fb?x=%20",
    })
    void takesADoubledSlashBeforeKeySharesForOne(String asked, String meant) {
        assertThat(single(BASE, asked)).isEqualTo(URI.create("https://css.example.org:8443" + meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares",
                "/key-shares/0123456789abcdef",
                "/key-shares//0123456789abcdef",
                "/x//key-shares",
                "///",
                "///key-shares",
                "//",
                "/",
                "//key-sharesx",
                "//KEY-SHARES",
                "//x",
                "/?q=//key-shares",
                "//%6Bey-shares"
            })
    void leavesOtherPathsAlone(String asked) {
        assertThat(single(BASE, asked)).isEqualTo(URI.create("https://css.example.org:8443" + asked));
    }

    @ParameterizedTest
    @CsvSource({
        "/css//key-shares/0123456789abcdef, /css/key-shares/0123456789abcdef",
        "/css/key-shares, /css/key-shares",
        "//css/key-shares, //css/key-shares",
        "//key-shares, //key-shares",
    })
    void looksForTheDoubledSlashAfterTheBasePath(String asked, String meant) {
        assertThat(single(URI.create("https://css.example.org:8443/css/"), asked))
                .isEqualTo(URI.create("https://css.example.org:8443" + meant));
    }

    private static URI single(URI base, String asked) {
        URI request = URI.create("https://css.example.org:8443" + asked);
        String path = RouteFilter.path(base, request);
        return Routes.hasDoubledSlash(path) ? RouteFilter.withoutFirstSlash(path, request) : request;
    }
}
