package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.web.ServletStub;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostFilterTest {
    private final ServletStub http = new ServletStub();
    private final AtomicBoolean passed = new AtomicBoolean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "css.example.org",
                "css.example.org.",
                "css.example.org:8443",
                "css_1",
                "css_1:8443",
                "_",
                "a:",
                "1.2.3.4",
                "1.2.3.4:65535",
                "[::1]",
                "[::1]:8443",
                "[2001:db8::1]:",
                "[::ffff:1.2.3.4]:1",
                "%C3%B5.example.org"
            })
    void oneHostPasses(String host) throws IOException, ServletException {
        filter("HTTP/1.1", List.of(host));
        assertThat(passed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":",
                ":80",
                "a:b",
                "a:-1",
                "a:+1",
                "a:65536",
                "a:99999999999",
                "a:1:2",
                "a b",
                "a,b",
                "a/b",
                "a?b",
                "a#b",
                "a\\b",
                "u@a",
                "u:p@a",
                "http://a",
                "[::1",
                "::1",
                "[]",
                "[x]",
                "[fe80::1%25eth0]",
                "[fe80::1%eth0]",
                "[v1.x]",
                "[:::]",
                "[::1]x",
                "[::1]:x",
                "%zz",
                "%",
                "<a>",
                "\"a\"",
                "õ",
                "a\u0000",
                "a\u000b",
                "\u001fa",
                "a\r",
                " a",
                "a ",
                "\ta",
                "a\u0001b",
                "{a}",
                "a|b",
                "a^b"
            })
    void whatIsNoHostIsRefused(String host) throws IOException, ServletException {
        filter("HTTP/1.1", List.of(host));
        assertThat(passed).isFalse();
        assertThat(http.errorSent).isEqualTo(400);
    }

    @Test
    void noneOrTwoAreRefused() throws IOException, ServletException {
        filter("HTTP/1.1", List.of());
        filter("HTTP/1.1", List.of("a", "a"));
        filter("HTTP/1.0", List.of("a", "b"));
        filter("HTTP/1.0", List.of("a:b"));
        assertThat(passed).isFalse();
    }

    @Test
    void onlyHttp10MayLeaveItOut() throws IOException, ServletException {
        filter("HTTP/1.0", List.of());
        assertThat(passed).isTrue();
    }

    private void filter(String protocol, List<String> hosts) throws IOException, ServletException {
        new HostFilter()
                .doFilter(
                        http.request(protocol, Map.of("Host", hosts)),
                        http.response(),
                        (request, response) -> passed.set(true));
    }
}
