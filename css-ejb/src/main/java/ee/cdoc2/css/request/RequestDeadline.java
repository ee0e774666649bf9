package ee.cdoc2.css.request;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Until when there is somebody who waits for the answer. After a request has taken longer than it may, its client has
 * gone, or is told that it failed: nothing may be released or stored for it any more.
 */
@RequestScoped
public class RequestDeadline {
    private final RequestTimeout timeout;
    /** Not the time of day, which may be set meanwhile. */
    private final LongSupplier nanoTime;

    private long begun;

    /** For the proxy that CDI makes. */
    protected RequestDeadline() {
        this(null);
    }

    /**
     * A request that begins now.
     *
     * @param timeout how long it may take
     */
    @Inject
    public RequestDeadline(RequestTimeout timeout) {
        this(timeout, System::nanoTime);
    }

    /**
     * A request that begins now.
     *
     * @param timeout  how long it may take
     * @param nanoTime what {@link System#nanoTime()} is for the others
     */
    public RequestDeadline(RequestTimeout timeout, LongSupplier nanoTime) {
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    /** The request is looked at for the first time. */
    public void begin() {
        begun = nanoTime.getAsLong();
    }

    /** {@return whether the request has taken longer than it may} */
    public boolean isOver() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun).compareTo(timeout.limit()) > 0;
    }
}
