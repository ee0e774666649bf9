package ee.cdoc2.css.client.connection;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status  the HTTP status
 * @param headers the header fields
 * @param body    the body, bounded
 */
record Answer(int status, HttpHeaders headers, byte[] body) {

    /** A header field that must not be repeated: {@return its value, or nothing} */
    Optional<String> header(String name) {
        List<String> values = headers.allValues(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Nothing of the headers and the body: they may hold a share, or a token. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
