package ee.cdoc2.css.metrics;

import ee.cdoc2.css.common.Build;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.ocsp.OcspWatch;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.smartid.FlowType;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The metrics of this node since its start. Names of meters are here and in the classes beside it; docs/operations explains them. Labels have
 * few values: nothing of a request becomes one. Thread-safe.
 */
public final class Metrics implements OcspWatch {
    /** The media type of {@link #scrape()}. */
    public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1),
        Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10)
    };
    private static final String GOOD = "good";
    private static final Set<Denial> NOT_ASKED = EnumSet.of(Denial.OCSP_TOO_MANY_WAIT, Denial.OCSP_PAUSED);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter stored = counter("css.shares.stored", "Shares stored");
    private final Counter released = counter("css.shares.released", "Shares released");
    private final Counter expired = counter("css.shares.expired", "Shares deleted because they had expired");
    private final Counter sealed = counter(
            "css.vault.shares.sealed", "Shares that were there already and have been encrypted with the data key");
    private final Counter spent = counter("css.nonces.spent", "Nonces spent by a release");
    private final Counter databaseFailures = counter("css.database.failures", "Database operations that failed");
    private final Counter auditFailures =
            counter("css.audit.failures", "Lines that could not be written to the audit log");
    private final Counter unrecorded = counter(
            "css.refusals.unrecorded", "Refusals and failures that have no line in the logs, since there were so many");
    /** The meters of each request: to build one anew and have the registry find it costs more than to count. */
    private final Map<Denial, Counter> denials = new EnumMap<>(Denial.class);

    private final Map<Scheme, Counter> releases = new EnumMap<>(Scheme.class);
    private final Map<FlowType, Counter> signatures = new EnumMap<>(FlowType.class);
    private final ConcurrentMap<Answer, Timer> answers = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Timer> operations = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AtomicInteger> pauses = new ConcurrentHashMap<>();
    private final AtomicInteger databaseOperations = new AtomicInteger();

    /**
     * Metrics, all counters zero.
     *
     * @param gauges what is asked at each scrape
     * @param clock  the time
     */
    public Metrics(Gauges gauges, Clock clock) {
        Build build = Build.read();
        show(
                "css.build.info",
                "Always 1; what runs is in the labels",
                () -> 1,
                "version",
                build.version(),
                "commit",
                build.commit());
        show(
                "css.database.operations.active",
                "Operations that hold a database connection or wait for one, now",
                databaseOperations::get);
        gauges.poolSize()
                .ifPresent(connections -> show(
                        "css.database.pool.size",
                        "How many database connections the pool may have, as css.db.pool-size says",
                        () -> connections));
        show(
                "css.serving",
                "1 while this node serves, 0 while it drains or is in maintenance",
                () -> gauges.serving() ? 1 : 0);
        show(
                "css.nonce.key.age.seconds",
                "For how long the current nonce key has made nonces",
                gauges::nonceKeyAgeSeconds);
        show(
                "css.clock.ahead.seconds",
                "How far this node's clock was ahead of the database's when they were compared last",
                gauges::secondsAheadOfDatabase);
        show(
                "css.requests.in.progress",
                "Requests that are in work now, but for health and metrics",
                gauges::requestsInProgress);
        int places = gauges.mostRequestsInProgress();
        if (places > 0) {
            show("css.requests.in.progress.max", "How many may be, as css.limit.in-progress says", () -> places);
        }
        long most = gauges.mostShares();
        if (most > 0) {
            show(
                    "css.store.shares",
                    "Shares in the database: counted every hour, and what this node has stored since",
                    gauges::shares);
            show(
                    "css.store.max.shares",
                    "How many there may be by css.store.max-shares and css.store.max-megabytes",
                    () -> most);
        }
        int vault = gauges.vaultOn() ? 1 : 0;
        show("css.vault.on", "1 when shares are encrypted in the database", () -> vault);
        show("css.vault.data.keys", "Versions of the data key that this node has", gauges::dataKeyVersions);
        waiting("clear", gauges::sharesInClear);
        waiting("old-key", gauges::sharesUnderOldKey);
        for (SignatureProvider.Name provider : SignatureProvider.Name.values()) {
            int verifies = gauges.signatureProvider() == provider ? 1 : 0;
            show(
                    "css.signature.provider",
                    "1 for the provider that verifies signatures on this node",
                    () -> verifies,
                    "provider",
                    provider.label());
        }
        for (Denial reason : Denial.values()) {
            // from zero on: a counter that appears with its first event hides that event from rate()
            denials.put(reason, counter("css.denials", "Requests refused, by reason", "reason", label(reason)));
        }
        for (Scheme scheme : Scheme.values()) {
            releases.put(
                    scheme,
                    counter(
                            "css.shares.released.by.scheme",
                            "Shares released, by the scheme of the recipient's authentication",
                            "scheme",
                            scheme.text()));
        }
        for (FlowType flow : FlowType.values()) {
            signatures.put(
                    flow,
                    counter(
                            "css.smart.id.signatures",
                            "Auth tokens with a Smart-ID signature that verified, by flow",
                            "flow",
                            flow.text()));
        }
        registry.getPrometheusRegistry().register(new SurroundingsMetrics(gauges, clock));
        registry.getPrometheusRegistry().register(new KeySetMetrics(gauges::keySets));
        bindJvm(registry);
    }

    private void waiting(String state, DoubleSupplier shares) {
        show(
                "css.vault.shares.waiting",
                "Shares that are to be encrypted with the data key, counted to 10000 once a minute",
                shares,
                "state",
                state);
    }

    private static void bindJvm(MeterRegistry registry) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * A request was answered.
     *
     * @param operation what it wanted
     * @param status    the HTTP status
     * @param took      from its first look at the request to the answer's end
     */
    public void answered(Operation operation, int status, Duration took) {
        answers.computeIfAbsent(new Answer(operation, status), this::timerOf).record(took);
    }

    private Timer timerOf(Answer answer) {
        return timer(
                "css.requests",
                "Requests by route and status",
                Tags.of("route", answer.operation().route(), "status", Integer.toString(answer.status())));
    }

    /**
     * A request was refused.
     *
     * @param reason why
     */
    public void denied(Denial reason) {
        denials.get(reason).increment();
    }

    /** A refusal or failure was counted, and left out of the logs. */
    public void unrecorded() {
        unrecorded.increment();
    }

    /** A share was stored. */
    public void stored() {
        stored.increment();
    }

    /**
     * A share was released.
     *
     * @param scheme     by which its recipient has authenticated
     * @param nonceSpent whether a nonce was spent for it
     */
    public void released(Scheme scheme, boolean nonceSpent) {
        released.increment();
        releases.get(scheme).increment();
        if (nonceSpent) {
            spent.increment();
        }
    }

    /**
     * An auth token's signature by Smart-ID has verified.
     *
     * @param flow how the recipient came to the app
     */
    public void signed(FlowType flow) {
        signatures.get(flow).increment();
    }

    /**
     * Shares were encrypted that were there already.
     *
     * @param shares how many
     */
    public void sealed(int shares) {
        sealed.increment(shares);
    }

    /**
     * Expired shares were deleted.
     *
     * @param shares how many
     */
    public void expired(int shares) {
        expired.increment(shares);
    }

    /** For {@link DatabaseCalls}: runs a database operation, and takes its time however it ends. */
    <T> T database(String operation, Supplier<T> work) {
        databaseOperations.incrementAndGet();
        try {
            return operations.computeIfAbsent(operation, this::timerOfDatabase).record(work);
        } finally {
            databaseOperations.decrementAndGet();
        }
    }

    /** For {@link DatabaseCalls}: an operation waits for its turn, and so for a connection, until {@link #databaseWaitEnds}. */
    void databaseWaitBegins() {
        databaseOperations.incrementAndGet();
    }

    /** It has its turn, or gives up. */
    void databaseWaitEnds() {
        databaseOperations.decrementAndGet();
    }

    private Timer timerOfDatabase(String operation) {
        return timer(
                "css.database", "Database operations, with the wait for a connection", Tags.of("operation", operation));
    }

    /** For {@link DatabaseCalls}: a database operation failed. */
    void databaseFailed() {
        databaseFailures.increment();
    }

    /** A line could not be written to the audit log. */
    public void auditFailed() {
        auditFailures.increment();
    }

    @Override
    public void asked(String responder, Optional<Denial> objection, Duration took) {
        String outcome = objection.map(Metrics::label).orElse(GOOD);
        timer(
                        "css.ocsp.requests",
                        "OCSP requests by responder and outcome",
                        Tags.of("responder", responder, "outcome", outcome))
                .record(took);
        // from zero on, as with the denials
        NOT_ASKED.forEach(reason -> notAskedCounter(responder, reason));
        pauses.computeIfAbsent(responder, this::pauseOf);
    }

    @Override
    public void remembered(String responder) {
        counter("css.ocsp.cache.hits", "Certificates whose good status was still remembered", "responder", responder)
                .increment();
    }

    @Override
    public void notAsked(String responder, Denial why) {
        notAskedCounter(responder, why).increment();
    }

    private Counter notAskedCounter(String responder, Denial why) {
        return counter(
                "css.ocsp.not.asked",
                "Releases refused without asking the OCSP responder, or without waiting for it",
                "responder",
                responder,
                "reason",
                label(why));
    }

    @Override
    public void paused(String responder, boolean paused) {
        pauses.computeIfAbsent(responder, this::pauseOf).set(paused ? 1 : 0);
    }

    private AtomicInteger pauseOf(String responder) {
        AtomicInteger value = new AtomicInteger();
        show(
                "css.ocsp.paused",
                "1 while an OCSP responder that has not answered is not asked",
                value::get,
                "responder",
                responder);
        return value;
    }

    /** {@return the hosts of the OCSP responders that have not answered, and are not asked for a while} */
    public Set<String> pausedResponders() {
        return pauses.entrySet().stream()
                .filter(responder -> responder.getValue().get() == 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return shares stored on this node since its start} */
    public long sharesStored() {
        return (long) stored.count();
    }

    /** {@return shares released by this node since its start} */
    public long sharesReleased() {
        return (long) released.count();
    }

    /** {@return expired shares deleted by this node since its start} */
    public long sharesExpired() {
        return (long) expired.count();
    }

    /** {@return requests refused by this node since its start} */
    public long denials() {
        return (long) registry.find("css.denials").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /** {@return database operations of this node that failed since its start} */
    public long databaseFailures() {
        return (long) databaseFailures.count();
    }

    /** {@return all metrics in the text format of Prometheus, {@value #MEDIA_TYPE}} */
    public String scrape() {
        return registry.scrape();
    }

    private void show(String name, String description, DoubleSupplier value, String... tags) {
        Gauge.builder(name, value::getAsDouble)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name)
                .description(description)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static String label(Denial reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    /** What is counted of an answered request. */
    private record Answer(Operation operation, int status) {}
}
