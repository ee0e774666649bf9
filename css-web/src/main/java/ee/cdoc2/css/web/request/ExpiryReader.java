package ee.cdoc2.css.web.request;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.ExpiryHeaders;
import ee.cdoc2.css.protocol.ExpiryTime;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads when a sender wants a share to expire. */
public final class ExpiryReader {
    private ExpiryReader() {}

    /**
     * Reads the header.
     *
     * @param headers the request's headers
     * @return the instant, or nothing when the header is not there
     * @throws Denied {@link Denial#EXPIRY_MALFORMED} when it is there twice, or does not follow the grammar of
     *                {@link ExpiryTime}; an empty one does not
     */
    public static Optional<Instant> read(HttpHeaders headers) {
        return read(headers::getRequestHeader);
    }

    static Optional<Instant> read(Function<String, List<String>> headers) {
        List<String> values = headers.apply(ExpiryHeaders.TIME);
        if (values == null || values.isEmpty()) { // one server has it so, another so
            return Optional.empty();
        }
        Optional<Instant> wanted = values.size() == 1 ? ExpiryTime.parse(values.get(0)) : Optional.empty();
        return Optional.of(wanted.orElseThrow(() -> new Denied(Denial.EXPIRY_MALFORMED)));
    }
}
