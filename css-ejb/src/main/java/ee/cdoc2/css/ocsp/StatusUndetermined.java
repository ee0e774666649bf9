package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.remote.NotAsked;
import java.util.logging.Level;

/** The status of a certificate could not be determined. The message holds nothing that was received, so it may be logged. */
final class StatusUndetermined extends Exception {
    private static final long serialVersionUID = 1L;

    private final Denial denial;
    private final Level level;
    private final boolean silence;

    private StatusUndetermined(Denial denial, Level level, String what, boolean silence) {
        super(what, null, false, false);
        this.denial = denial;
        this.level = level;
        this.silence = silence;
    }

    private StatusUndetermined(Denial denial, Level level, String what) {
        this(denial, level, what, false);
    }

    /** The responder does not answer, or not as one that works: it may be down, or overloaded. */
    static StatusUndetermined silent(String what) {
        return new StatusUndetermined(Denial.OCSP_UNREACHABLE, Level.INFO, what, true);
    }

    /** We do not ask, to spare the responder or ourselves. A line for each of many would fill the log. */
    static StatusUndetermined notAsked(NotAsked.Reason reason) {
        return switch (reason) {
            case TOO_MANY_WAIT ->
                new StatusUndetermined(Denial.OCSP_TOO_MANY_WAIT, Level.FINE, "as many as may wait for it do so");
            case PAUSED ->
                new StatusUndetermined(
                        Denial.OCSP_PAUSED, Level.FINE, "it did not answer, and is not asked for a while");
            case TIMED_OUT -> unreachable("another release asked the same, and had no answer in time");
        };
    }

    /** It says "not now". It may work again in a moment. */
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

    /** {@return whether the responder did not answer at all} */
    boolean isSilence() {
        return silence;
    }

    Level level() {
        return level;
    }
}
