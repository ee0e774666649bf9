package ee.cdoc2.css.keyset;

/** A key set could not be fetched. The message holds nothing that was received, so it may be logged. */
final class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final FetchOutcome outcome;

    FetchFailed(FetchOutcome outcome, String what) {
        super(what, null, false, false);
        this.outcome = outcome;
    }

    FetchOutcome outcome() {
        return outcome;
    }
}
