package ee.cdoc2.css.web.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.request.Routes;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.glassfish.jersey.message.internal.HttpHeaderReader;

/**
 * Host, Content-Type, Accept and the path: what the filters let through, JAX-RS can read, and only a path about shares has a
 * route of theirs.
 */
class HeadersFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        String text = FuzzTarget.header(input);
        if (HostFilter.isHost(text)) {
            assertThat(text).isNotEmpty().doesNotContain("/", "@", "\"", "<", " ", ",", "\t", "\u000b");
        }
        if (ReadableHeadersFilter.isMediaType(text)) {
            assertThatCode(() -> MediaType.valueOf(text)).doesNotThrowAnyException();
        }
        if (ReadableHeadersFilter.isAccept(List.of(text.split("\n", -1)))) {
            assertThatCode(() -> HttpHeaderReader.readAcceptMediaType(text.replace('\n', ',')))
                    .doesNotThrowAnyException();
        }
        Routes.find(text)
                .ifPresent(route -> assertThat(Routes.concernsShares(route))
                        .isEqualTo(Routes.concernsShares(text) || Routes.hasDoubledSlash(text)));
    }
}
