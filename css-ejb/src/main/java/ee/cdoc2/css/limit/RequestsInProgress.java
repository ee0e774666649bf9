package ee.cdoc2.css.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many requests this node works on at one time. There are fewer places than the server has threads, so that some are left for health
 * and metrics when every request hangs. As long as places come free one is waited for: refusals at full speed would take an overloaded node
 * half of its time. When none has come free for a second nobody waits any more, until one does. Thread-safe.
 */
public final class RequestsInProgress {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int most;
    private final int all;
    private final Duration patience;
    private final Semaphore places;
    /** Whether the last who waited for a place got one, or one has come free since. */
    private volatile boolean moving = true;

    /**
     * None is in work.
     *
     * @param most how many may be; 0 for any number
     */
    public RequestsInProgress(int most) {
        this(most, PATIENCE);
    }

    RequestsInProgress(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.all = most == 0 ? Integer.MAX_VALUE : most;
        // in turn, so that nobody waits in vain for what others have got
        this.places = new Semaphore(all, true);
    }

    /**
     * Takes a place, if there is one or will be soon.
     *
     * @return whether there was; then the request {@linkplain #end() ends} some time, whatever becomes of it
     */
    public boolean begin() {
        return isPlaceWithin(Duration.ZERO) || moving && isPlaceInTime();
    }

    /** Gives the place of a request that had one to the next. */
    public void end() {
        moving = true;
        places.release();
    }

    private boolean isPlaceInTime() {
        boolean inTime = isPlaceWithin(patience);
        if (!inTime) {
            moving = false;
        }
        return inTime;
    }

    private boolean isPlaceWithin(Duration time) {
        try {
            return places.tryAcquire(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** {@return how many are in work} */
    public int now() {
        return all - places.availablePermits();
    }

    /** {@return how many may be; 0 for any number} */
    public int most() {
        return most;
    }
}
