package ee.cdoc2.css.remote;

/** A question was not answered, for a reason on our side. */
public final class NotAsked extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Reason {
        /** As many requests as may wait for the host, or for this one question, do so already. */
        TOO_MANY_WAIT,
        /** The host has not answered several times in a row, and is not asked for a while. */
        PAUSED,
        /** Another thread asked, and its answer did not come in time. */
        TIMED_OUT
    }

    private final Reason reason;

    NotAsked(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }
}
