package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.util.logging.Level;

/** The status of a certificate could not be determined. The message is a constant of ours, fit for a log. */
final class StatusUndetermined extends Exception {
    private static final long serialVersionUID = 1L;

    private final Denial denial;
    private final Level level;

    private StatusUndetermined(Denial denial, Level level, String what) {
        super(what, null, false, false);
        this.denial = denial;
        this.level = level;
    }

    /** No answer, or one that says "not now": may well be over in a moment. */
    static StatusUndetermined unreachable(String what) {
        return new StatusUndetermined(Denial.OCSP_UNREACHABLE, Level.INFO, what);
    }

    /** The responder does not serve us: somebody has to change the configuration, here or there. */
    static StatusUndetermined misconfigured(String what) {
        return new StatusUndetermined(Denial.OCSP_UNREACHABLE, Level.WARNING, what);
    }

    /** An answer that does not hold: a broken responder, or somebody in between. */
    static StatusUndetermined refused(String what) {
        return new StatusUndetermined(Denial.OCSP_ANSWER_REFUSED, Level.WARNING, what);
    }

    /** Nobody may be asked. */
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
