package ee.cdoc2.css.testkit.process;

/** A program was started and does not do its work. */
public final class DidNotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String log;

    /**
     * @param why in a few words
     * @param log all that it printed
     */
    public DidNotStart(String why, String log) {
        super(why + "; it printed:\n" + log);
        this.log = log;
    }

    /** {@return all that the program printed} */
    public String log() {
        return log;
    }
}
