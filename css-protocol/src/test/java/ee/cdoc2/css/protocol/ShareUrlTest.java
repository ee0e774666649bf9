package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareUrlTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String TAIL = "/key-shares/" + ID + "?nonce=N";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://css.example:443",
                "https://css.example",
                "https://CSS.Example:443",
                "https://css.example:443/",
                "https://css.example:0443"
            })
    void sameServerIsEqual(String base) {
        assertThat(ShareUrl.parse(base + TAIL).orElseThrow().base()).isEqualTo(new BaseUrl("css.example", 443, ""));
    }

    @Test
    void pathBeforeKeySharesIsTheBaseUrls() {
        assertThat(ShareUrl.parse("https://css.example/a/b" + TAIL)
                        .orElseThrow()
                        .base())
                .isEqualTo(BaseUrl.parse("https://css.example/a/b/").orElseThrow());
    }

    /** The JDK matches a repeated group by recursion: with one for each segment this was a StackOverflowError. */
    @Test
    void anyNumberOfSegmentsIsRead() {
        String manySegments = "https://css.example" + "/a".repeat(50_000);

        assertThat(ShareUrl.parse(manySegments + TAIL).orElseThrow().base())
                .isEqualTo(BaseUrl.parse(manySegments).orElseThrow());
        assertThat(ShareUrl.parse(manySegments + "/.." + TAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"///", "/a//", "/a//b", "/./a", "/a/.", "/a/..", "/../a", "///a"})
    void emptyAndDotSegmentsAreRefused(String path) {
        assertThat(BaseUrl.parse("https://css.example" + path + "/")).isEmpty();
        assertThat(ShareUrl.parse("https://css.example" + path + "/" + TAIL)).isEmpty();
    }

    @Test
    void writtenFormIsReadTheSame() {
        ShareUrl url = ShareUrl.parse("https://css.example" + TAIL).orElseThrow();

        assertThat(ShareUrl.parse(url.toString())).contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://css.example",
                "HTTPS://css.example",
                "//css.example",
                "https://u@css.example",
                "https://u:p@css.example",
                "https://css.example:",
                "https://css.example:0",
                "https://css.example:65536",
                "https://css.example:8 443",
                "https://css.example//",
                "https://css.example/.",
                "https://css.example/..",
                "https://css.example/a/../b",
                "https://css.example/%2e%2e",
                "https://",
                "https://css.example\\@other",
                "https://css.example#",
                " https://css.example",
                "https://css\u00f5.example"
            })
    void otherBasesAreRefused(String base) {
        assertThat(ShareUrl.parse(base + TAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/key-shares/" + ID,
                "/key-shares/" + ID + "?nonce=",
                "/key-shares/" + ID + "?nonce=a&nonce=b",
                "/key-shares/" + ID + "?x=1&nonce=a",
                "/key-shares/" + ID + "?nonce=a#f",
                "/key-shares/" + ID + "?nonce=a%3D",
                "/key-shares/" + ID + "/?nonce=a",
                "/Key-Shares/" + ID + "?nonce=a",
                "/key-shares//" + ID + "?nonce=a",
                "/key-shares/short?nonce=a",
                "/key-shares/" + ID + "?nonce=a\n",
                "/key-shares/" + ID + "?Nonce=a",
                "/key-shares/..%2f" + ID + "?nonce=a"
            })
    void otherTailsAreRefused(String tail) {
        assertThat(ShareUrl.parse("https://css.example" + tail)).isEmpty();
    }
}
