package ee.cdoc2.css.management;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.common.RecentAnswer;
import ee.cdoc2.css.keyset.KeySets;
import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.ocsp.ResponderStatuses;
import ee.cdoc2.css.share.DiskSpace;
import ee.cdoc2.css.trust.TrustAnchors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Liveness and readiness. Live says that a restart would mend nothing, and asks nothing outside the process. Ready says that a
 * share could be stored and released here; an OCSP outage and a key set that cannot be had are shown, but do not make the node
 * unready: it would be the same on every other node.
 */
@ApplicationScoped
public class Health {
    @Inject
    private DatabaseProbe database;

    @Inject
    private EmbeddedDatabase embedded;

    @Inject
    private DiskSpace disk;

    @Inject
    private AuditLog audit;

    @Inject
    private TrustAnchors anchors;

    @Inject
    private NonceKeys nonceKeys;

    @Inject
    private ClockAgreement clocks;

    @Inject
    private ServiceState service;

    @Inject
    private DatabaseCalls calls;

    @Inject
    private Metrics metrics;

    @Inject
    private ResponderStatuses responderStatuses;

    @Inject
    private KeySets keySets;

    @Inject
    private Clock clock;

    @Inject
    private MonotonicClock time;

    /** For as long the database is not asked again. */
    private static final Duration FRESH = Duration.ofSeconds(2);
    /** The question gives up a second before. */
    private static final Duration PATIENCE_WITH_DATABASE = PendingQuestion.PATIENCE.plusSeconds(1);
    /** After so long the audit log's file system is taken to hang. */
    private static final Duration PATIENCE_WITH_AUDIT_LOG = Duration.ofSeconds(3);

    private PendingQuestion question;
    private RecentAnswer<Boolean> databaseAnswers;
    private RecentAnswer<Boolean> auditLogOpens;

    @PostConstruct
    void askNothingYet() {
        question = new PendingQuestion(database::ask);
        databaseAnswers = new RecentAnswer<>(this::ask, FRESH, PATIENCE_WITH_DATABASE, time);
        auditLogOpens = new RecentAnswer<>(audit::isThere, Duration.ZERO, PATIENCE_WITH_AUDIT_LOG, time);
    }

    /** {@return that the application has started: before, nothing answers at all} */
    public List<Check> started() {
        return List.of(new Check("application", true, Map.of()));
    }

    /**
     * {@return that the process answers, and has not lost the database that is a part of it; neither database nor network
     * is touched}
     */
    public List<Check> live() {
        return List.of(
                new Check("process", true, Map.of()), new Check("embedded-database", !embedded.lost(), Map.of()));
    }

    /** {@return whether this node can do its work} */
    public List<Check> ready() {
        Instant now = clock.instant();
        ServiceState.State state = service.state();
        List<Check> checks = new ArrayList<>(List.of(
                new Check(
                        "service",
                        state == ServiceState.State.SERVING,
                        Map.of("state", state.name().toLowerCase(Locale.ROOT))),
                new Check("database", databaseAnswers.now().orElse(false) && !calls.foundNoRoom(), Map.of()),
                new Check("disk", disk.enough(), Map.of()),
                new Check("audit-log", auditLogOpens.now().orElse(false), Map.of()),
                new Check("trust-anchors", anchors.anyValidAt(now), Map.of()),
                new Check("nonce-keys", nonceKeys.canMakeNonces(now), Map.of()),
                new Check("clock", clocks.holds(), Map.of()),
                new Check("ocsp", true, responders())));
        if (!keySets.isEmpty()) {
            checks.add(new Check("key-sets", true, keySets()));
        }
        return checks;
    }

    private Map<String, String> keySets() {
        Map<String, String> data = new TreeMap<>();
        keySets.statuses()
                .forEach(set -> data.put(set.server().label(), (set.usable() ? "" : "degraded: ") + set.summary()));
        return data;
    }

    private Map<String, String> responders() {
        Map<String, String> data = new TreeMap<>();
        responderStatuses
                .byHost()
                .forEach((responder, health) -> data.put(
                        responder,
                        (health.answered() ? "answered" : "degraded: " + health.outcome()) + " at " + health.at()));
        return data;
    }

    private boolean ask() {
        try {
            calls.run("probe", question::await);
            return true;
        } catch (DatabaseCalls.Failure down) {
            return false;
        }
    }
}
