package ee.cdoc2.css.it.soak;

/** A request was not served, and that was to be expected just then. */
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean spendsNothing;

    /** @param spendsNothing whether the answer said so: the same request is good later */
    Unavailable(boolean spendsNothing) {
        super("503, or no answer", null, false, false);
        this.spendsNothing = spendsNothing;
    }

    boolean spendsNothing() {
        return spendsNothing;
    }
}
