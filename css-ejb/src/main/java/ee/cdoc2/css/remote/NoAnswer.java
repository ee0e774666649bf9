package ee.cdoc2.css.remote;

/** A host gave no answer that can be taken. The message holds nothing that was received, so it may be logged. */
public final class NoAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What there was instead of an answer. */
    public enum Kind {
        /** Nothing, or not in time, or a status that says "not now": the host may be down, or overloaded. */
        SILENT,
        /** The connection ended before there was any answer; it may have been one that was idle too long. */
        CONNECTION_LOST,
        /** An answer of another kind or size than was asked for. */
        REFUSED,
        /** This thread was told to stop. */
        INTERRUPTED
    }

    private NoAnswer(Kind kind, String what) {
        super(what, null, false, false);
        this.kind = kind;
    }

    static NoAnswer silent(String what) {
        return new NoAnswer(Kind.SILENT, what);
    }

    static NoAnswer connectionLost(String what) {
        return new NoAnswer(Kind.CONNECTION_LOST, what);
    }

    static NoAnswer refused(String what) {
        return new NoAnswer(Kind.REFUSED, what);
    }

    static NoAnswer interrupted() {
        return new NoAnswer(Kind.INTERRUPTED, "interrupted");
    }

    /** {@return what there was instead} */
    public Kind kind() {
        return kind;
    }
}
