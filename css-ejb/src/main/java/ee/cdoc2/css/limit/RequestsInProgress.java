package ee.cdoc2.css.limit;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests this node works on at one time. There are fewer places than the server has threads, so that some are left for health
 * and metrics when every request hangs. Nobody waits for a place. Thread-safe.
 */
public final class RequestsInProgress {
    private final int most;
    private final AtomicInteger now = new AtomicInteger();

    /**
     * None is in work.
     *
     * @param most how many may be; 0 for any number
     */
    public RequestsInProgress(int most) {
        this.most = most;
    }

    /**
     * Takes a place, if there is one.
     *
     * @return whether there was; then the request {@linkplain #end() ends} some time, whatever becomes of it
     */
    public boolean begin() {
        if (now.incrementAndGet() <= most || most == 0) {
            return true;
        }
        now.decrementAndGet();
        return false;
    }

    /** Gives the place of a request that had one to the next. */
    public void end() {
        now.decrementAndGet();
    }

    /** {@return how many are in work} */
    public int now() {
        return now.get();
    }

    /** {@return how many may be; 0 for any number} */
    public int most() {
        return most;
    }
}
