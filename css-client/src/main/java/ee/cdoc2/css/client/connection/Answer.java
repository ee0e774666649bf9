package ee.cdoc2.css.client.connection;

import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status     the HTTP status
 * @param location   the Location header
 * @param retryAfter the Retry-After header
 * @param body       the body, bounded
 */
record Answer(int status, Optional<String> location, Optional<String> retryAfter, byte[] body) {

    /** Nothing of the body: it may hold a share. */
    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
