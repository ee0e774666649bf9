package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.request.RequestRecord;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Books for tests that look at the answers. */
public final class Books {
    public static final AuditLog AUDIT =
            AuditLog.of(Optional.empty(), new RecipientPseudonyms(), Clock.systemUTC(), () -> {});

    private Books() {}

    /** {@return a problem log that writes to the real places, about no request in particular} */
    public static Refusals problemLog() {
        return new Refusals(new RequestRecord(), AUDIT, new Metrics(List::of, Clock.systemUTC()));
    }
}
