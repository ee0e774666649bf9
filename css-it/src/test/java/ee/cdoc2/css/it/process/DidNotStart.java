package ee.cdoc2.css.it.process;

/** A server that was started and does not serve. */
public final class DidNotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String log;

    DidNotStart(String why, String log) {
        super(why + "; it printed:\n" + log);
        this.log = log;
    }

    /** {@return all that the server printed} */
    public String log() {
        return log;
    }
}
