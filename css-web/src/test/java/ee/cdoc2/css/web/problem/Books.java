package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.CurrentRequest;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.figures.Figures;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Books for tests that look at the answers. */
public final class Books {
    static final AuditLog AUDIT = AuditLog.of(Optional.empty(), new RecipientPseudonyms(), Clock.systemUTC(), () -> {});

    private Books() {}

    /** {@return a problem log that writes to the real places, about no request in particular} */
    public static ProblemLog problemLog() {
        return new ProblemLog(new CurrentRequest(), AUDIT, new Figures(List::of, Clock.systemUTC()));
    }
}
