package ee.cdoc2.css.seal;

/**
 * A sealed row cannot be read, or none can be written. Neither message nor cause: nothing of a row goes into a log.
 * Checked, so that no caller takes it for a failure of the database.
 */
public final class SealFault extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Kind {
        /** This node does not have the data key. */
        KEY_MISSING,
        /** The row has been changed since it was sealed, or is another one than was sealed, or in clear where none of ours is. */
        BROKEN
    }

    private final Kind kind;

    /**
     * A fault.
     *
     * @param kind why
     */
    public SealFault(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    /** {@return why} */
    public Kind kind() {
        return kind;
    }
}
