package ee.cdoc2.css.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Until when there is somebody who waits for the answer. After a request has taken longer than it may, its client has
 * gone, or is told that it failed: nothing may be released or stored for it any more.
 */
@RequestScoped
public class RequestDeadline {
    @Inject
    private RequestTimeout timeout;

    /** Not the time of day, which may be set meanwhile. */
    private long begun = System.nanoTime();

    /** The request is looked at for the first time. */
    public void begin() {
        begun = System.nanoTime();
    }

    /** {@return whether the request has taken longer than it may} */
    public boolean isOver() {
        return Duration.ofNanos(System.nanoTime() - begun).compareTo(timeout.limit()) > 0;
    }
}
