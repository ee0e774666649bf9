package ee.cdoc2.css.it.client;

import java.util.concurrent.atomic.AtomicInteger;

/** A ticket, how often it was shown to a node, and how often the share was released for it. Thread-safe. */
public final class ShownTicket {

    private final StoredShare share;
    private final String ticket;
    private final AtomicInteger shows = new AtomicInteger();
    private final AtomicInteger releases = new AtomicInteger();

    /**
     * A ticket that was not shown yet.
     *
     * @param share the share that it is for
     * @param ticket the SD-JWT
     */
    ShownTicket(StoredShare share, String ticket) {
        this.share = share;
        this.ticket = ticket;
    }

    StoredShare share() {
        return share;
    }

    String ticket() {
        return ticket;
    }

    /** It is shown. {@return whether that is the first time} */
    boolean isFirstShow() {
        return shows.getAndIncrement() == 0;
    }

    /** The share was released for it. */
    void released() {
        releases.incrementAndGet();
    }

    /** {@return how often the share was released for it} */
    public int releases() {
        return releases.get();
    }
}
