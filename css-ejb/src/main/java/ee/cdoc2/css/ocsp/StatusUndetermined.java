package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.util.logging.Level;

/** The status of a certificate could not be determined. The message holds nothing that was received, so it may be logged. */
final class StatusUndetermined extends Exception {
    private static final long serialVersionUID = 1L;

    private final Denial denial;
    private final Level level;

    private StatusUndetermined(Denial denial, Level level, String what) {
        super(what, null, false, false);
        this.denial = denial;
        this.level = level;
    }

    /** There is no answer, or it says "not now". It may work again in a moment. */
    static StatusUndetermined unreachable(String what) {
        return new StatusUndetermined(Denial.OCSP_UNREACHABLE, Level.INFO, what);
    }

    /** The responder does not serve this server: the configuration has to be changed, here or there. */
    static StatusUndetermined misconfigured(String what) {
        return new StatusUndetermined(Denial.OCSP_UNREACHABLE, Level.WARNING, what);
    }

    /** The answer cannot be believed: the responder is broken, or somebody has changed the answer. */
    static StatusUndetermined refused(String what) {
        return new StatusUndetermined(Denial.OCSP_ANSWER_REFUSED, Level.WARNING, what);
    }

    /** No responder may be asked. */
    static StatusUndetermined notAllowed(String what) {
        return new StatusUndetermined(Denial.OCSP_RESPONDER_NOT_ALLOWED, Level.WARNING, what);
    }

    Denial denial() {
        return denial;
    }

    Level level() {
        return level;
    }
}
