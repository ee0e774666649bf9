package ee.cdoc2.css.it.soak;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is down, or has just been, and so excuses a 503; and when a share must not be released at all. Thread-safe. */
public final class Outages {

    /** So long after its end a responder may still be paused ({@code css.ocsp.pause}), and a node without a key set. */
    public static final Duration AFTERWARDS = Duration.ofSeconds(15);

    private final List<Outage> all = new CopyOnWriteArrayList<>();

    /** One of something. */
    public final class Outage {
        private final Object what;
        private final long from = System.nanoTime();
        private volatile boolean ended;
        private volatile long to;
        private volatile boolean total;
        private volatile long totalSince;

        private Outage(Object what) {
            this.what = what;
        }

        /** From now on nobody can have got anything from it any more, nor anything that was remembered of it. */
        public void isTotal() {
            totalSince = System.nanoTime();
            total = true;
        }

        /** It is about to be there again. */
        public void end() {
            to = System.nanoTime();
            ended = true;
        }

        private boolean isFelt(long begun) {
            return !ended || begun - to < AFTERWARDS.toNanos();
        }

        private boolean isTotalSince(long begun) {
            return total && !ended && begun - totalSince > 0;
        }
    }

    /** It begins. {@return what ends it} */
    public Outage begin(Object what) {
        Outage outage = new Outage(what);
        all.add(outage);
        return outage;
    }

    /**
     * {@return whether a request that ends now may have met an outage of this}
     *
     * @param begun when it began, as {@link System#nanoTime()} has it
     */
    public boolean excuse(Object what, long begun) {
        return all.stream().anyMatch(outage -> outage.what.equals(what) && outage.isFelt(begun));
    }

    /** {@return whether a request that ends now began when this was down in total, and it still is} */
    public boolean isDown(Object what, long begun) {
        return all.stream().anyMatch(outage -> outage.what.equals(what) && outage.isTotalSince(begun));
    }
}
