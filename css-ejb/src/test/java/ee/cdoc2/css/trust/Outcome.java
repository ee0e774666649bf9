package ee.cdoc2.css.trust;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.util.Optional;

/** What came of a check, in a form to compare. Anything but a {@link Denied} passes through and fails the test. */
public final class Outcome {

    private Outcome() {}

    /** {@return why the check refused; nothing when it passed} */
    public static Optional<Denial> of(Runnable check) {
        try {
            check.run();
            return Optional.empty();
        } catch (Denied denied) {
            return Optional.of(denied.reason());
        }
    }
}
