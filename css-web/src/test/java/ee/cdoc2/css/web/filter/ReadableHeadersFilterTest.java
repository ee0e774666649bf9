package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.web.ServletStub;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadableHeadersFilterTest {
    private final ServletStub http = new ServletStub();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*/*",
                "application/json",
                "application/json,application/json",
                "application/*;q=0.5 , text/html ; q=0",
                "text/html;level=1;q=1.000;ext=\"a b\", */*;q=0.1",
                "application/problem+json"
            })
    void anAcceptThatCanBeReadIsPassedOn(String accept) throws IOException, ServletException {
        assertThat(passedOn(Map.of("Accept", List.of(accept)))).isEqualTo(Map.of("Accept", List.of(accept)));
    }

    /** The first is what the JDK's own client sent for twenty years. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
                "",
                "*",
                "a",
                "a/b/c",
                "/",
                "*/json",
                "*/*;q=x",
                "*/*;q=2",
                "*/*;q=.5",
                "*/*;q=1.0001",
                "*/*;Q=",
                ";;;",
                "text/html;a",
                "text/html;a=\"",
                "õ/ü",
                "a/b,,c/d"
            })
    void anAcceptThatCannotBeReadIsDisregarded(String accept) throws IOException, ServletException {
        assertThat(passedOn(Map.of("Accept", List.of(accept), "X", List.of("y"))))
                .isEqualTo(Map.of("X", List.of("y")));
    }

    @Test
    void oneUnreadableLineOfSeveralIsEnough() throws IOException, ServletException {
        assertThat(passedOn(Map.of("accept", List.of("text/html", "*"))).keySet())
                .isEmpty();
    }

    @Test
    void otherPreferencesAreNotReadAtAll() throws IOException, ServletException {
        assertThat(passedOn(Map.of(
                        "Accept-Language",
                        List.of("en;q=x, ??"),
                        "accept-encoding",
                        List.of(""),
                        "ACCEPT-CHARSET",
                        List.of("õ"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json;charset=utf-8", "APPLICATION/JSON ; a=\"b\"", "x/y+z"})
    void aTypeThatCanBeReadIsPassedOn(String type) throws IOException, ServletException {
        assertThat(passedOn(Map.of("Content-Type", List.of(type)))).containsKey("Content-Type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a/b/c",
                "/",
                "application/",
                "application/json;charset",
                "*/*",
                "*/*;q=x",
                "a/b;q=1",
                "õ/ü"
            })
    void aTypeThatCannotBeReadIsRefused(String type) throws IOException, ServletException {
        assertThat(passedOn(Map.of("Content-Type", List.of(type)))).isNull();
        assertThat(http.errorSent).isEqualTo(400);
    }

    @Test
    void twoTypesAreRefused() throws IOException, ServletException {
        assertThat(passedOn(Map.of("Content-Type", List.of("a/b", "a/b")))).isNull();
    }

    /** Hundreds of thousands of characters would overflow the stack if matching took a frame for each. */
    @Test
    void lengthDoesNotMatter() {
        assertThat(ReadableHeadersFilter.isAccept(List.of("a/b;c=d,".repeat(100_000) + "a/b")))
                .isTrue();
        assertThat(ReadableHeadersFilter.isAccept(List.of("a/b;c=d,".repeat(100_000))))
                .isFalse();
        assertThat(ReadableHeadersFilter.isMediaType("a/b" + ";c=d".repeat(100_000)))
                .isTrue();
    }

    /** {@return the headers behind the filter; null when it refused} */
    private Map<String, List<String>> passedOn(Map<String, List<String>> headers) throws IOException, ServletException {
        Map<String, List<String>> seen = new TreeMap<>();
        boolean[] passed = new boolean[1];
        new ReadableHeadersFilter().doFilter(http.request(headers), http.response(), (request, response) -> {
            passed[0] = true;
            HttpServletRequest behind = (HttpServletRequest) request;
            Collections.list(behind.getHeaderNames())
                    .forEach(name -> seen.put(name, Collections.list(behind.getHeaders(name))));
        });
        return passed[0] ? seen : null;
    }
}
