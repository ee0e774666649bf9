package ee.cdoc2.css.share;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many shares the database may hold, for all who store together. What it holds is counted now and then; in between, what this node
 * stores is added. So a few more may get in than the quota says: what other nodes store between two counts. Thread-safe.
 */
public final class StoreQuota {
    /** The part of the quota from which an operator is warned. */
    private static final double NEARLY = 0.9;

    /** Less a little, since the timer comes every minute: it looks at each key of the table. */
    private static final Duration SELDOM = Duration.ofMinutes(59).plusSeconds(30);
    /** While it is nearly full: what other nodes store matters then, and room is to be noticed. */
    private static final Duration OFTEN = Duration.ofMinutes(9).plusSeconds(30);

    private final long most;
    private final MonotonicClock time;
    private final AtomicLong stored = new AtomicLong();
    private volatile Optional<Count> last = Optional.empty();

    /**
     * What was counted, how many this node had stored when counting began (those after it may be counted twice), and when it ended, as
     * {@link MonotonicClock#nanos()} has it.
     */
    private record Count(long shares, long storedBefore, long at) {}

    /**
     * Nothing has been counted yet.
     *
     * @param most how many shares; 0 for any number
     * @param time for the age of a count
     */
    public StoreQuota(long most, MonotonicClock time) {
        this.most = most;
        this.time = time;
    }

    /**
     * Makes sure that there is room for a share.
     *
     * @throws Denied {@link Denial#STORE_FULL}
     */
    void requireRoom() {
        if (isOn() && shares() >= most) {
            throw new Denied(Denial.STORE_FULL);
        }
    }

    /** A share was stored. */
    void stored() {
        stored.incrementAndGet();
    }

    /** {@return how many shares this node has stored; to be handed in with what is counted from now on} */
    long storedSoFar() {
        return stored.get();
    }

    /**
     * Shares were counted.
     *
     * @param shares       how many
     * @param storedBefore how many this node had stored before
     */
    void counted(long shares, long storedBefore) {
        last = Optional.of(new Count(shares, storedBefore, time.nanos()));
    }

    /** {@return how many shares there are, as far as this node knows} */
    public long shares() {
        long all = stored.get();
        return last.map(count -> count.shares() + all - count.storedBefore()).orElse(all);
    }

    /** {@return whether shares are to be counted: there is a quota, and that was long ago or never} */
    boolean isCountDue() {
        Duration recent = isNearlyFull() ? OFTEN : SELDOM;
        return isOn()
                && last.filter(count -> time.since(count.at()).compareTo(recent) < 0)
                        .isEmpty();
    }

    /** {@return whether there is a quota} */
    public boolean isOn() {
        return most > 0;
    }

    /** {@return how many shares there may be; 0 for any number} */
    public long most() {
        return most;
    }

    /** {@return whether it is time to look after it} */
    public boolean isNearlyFull() {
        return isOn() && shares() >= most * NEARLY;
    }
}
