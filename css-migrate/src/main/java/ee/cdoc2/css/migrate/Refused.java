package ee.cdoc2.css.migrate;

/** A row cannot be one of ours. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal why;

    Refused(Refusal why) {
        super(why.code(), null, false, false);
        this.why = why;
    }

    Refusal why() {
        return why;
    }
}
