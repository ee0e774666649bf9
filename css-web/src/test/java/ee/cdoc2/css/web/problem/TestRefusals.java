package ee.cdoc2.css.web.problem;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.RequestSource;
import ee.cdoc2.css.limit.SourceLimits;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.share.DiskSpace;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Refusals for tests that look at the answers. */
public final class TestRefusals {
    private TestRefusals() {}

    /** {@return refusals that are logged, audited and counted where no test looks} */
    public static Refusals create() {
        return of(new RequestRecord(), new Metrics(List::of, Clock.systemUTC()));
    }

    static Refusals of(RequestRecord request, Metrics metrics) {
        return of(request, metrics, Optional.empty(), 0);
    }

    static Refusals of(RequestRecord request, Metrics metrics, Optional<Path> auditFile, long leastRoom) {
        Refusals refusals = new Refusals();
        refusals.request = request;
        refusals.source = new RequestSource();
        refusals.limits = new SourceLimits(LimitSettings.defaults(), MonotonicClock.system(), new SecureRandom());
        refusals.disk = new DiskSpace(Optional::empty, auditFile, leastRoom, MonotonicClock.system());
        refusals.audit =
                AuditLog.of(auditFile, new RecipientPseudonyms(), Clock.systemUTC(), MonotonicClock.system(), () -> {});
        refusals.metrics = metrics;
        refusals.clock = Clock.systemUTC();
        return refusals;
    }
}
