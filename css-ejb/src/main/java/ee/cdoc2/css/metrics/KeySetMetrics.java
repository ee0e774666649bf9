package ee.cdoc2.css.metrics;

import ee.cdoc2.css.keyset.FetchOutcome;
import ee.cdoc2.css.keyset.KeySetStatus;
import ee.cdoc2.css.keyset.LeftOutKey;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The figures of the key sets, all of one moment at each scrape. Without key sets there are none. */
final class KeySetMetrics implements MultiCollector {
    private static final String SERVER = "server";
    private static final double MILLIS_PER_SECOND = 1000;

    private final Supplier<List<KeySetStatus>> statuses;

    KeySetMetrics(Supplier<List<KeySetStatus>> statuses) {
        this.statuses = statuses;
    }

    @Override
    public MetricSnapshots collect() {
        GaugeSnapshot.Builder age = GaugeSnapshot.builder()
                .name("css_key_set_age_seconds")
                .help("How long ago the last good key set of a server was fetched");
        GaugeSnapshot.Builder usable = GaugeSnapshot.builder()
                .name("css_key_set_usable")
                .help("1 while there is a key set of a server that is not too old");
        GaugeSnapshot.Builder keys = GaugeSnapshot.builder()
                .name("css_key_set_keys")
                .help("Keys in the key set of a server: those that are taken, and those that are left out, by reason");
        CounterSnapshot.Builder fetches =
                CounterSnapshot.builder().name("css_key_set_fetches").help("Fetches of key sets, by outcome");
        List<KeySetStatus> all = statuses.get();
        for (KeySetStatus status : all) {
            String server = status.server().label();
            status.age()
                    .ifPresent(since ->
                            age.dataPoint(point(Labels.of(SERVER, server), since.toMillis() / MILLIS_PER_SECOND)));
            usable.dataPoint(point(Labels.of(SERVER, server), status.usable() ? 1 : 0));
            keys.dataPoint(point(
                    Labels.of(SERVER, server, "state", "taken"), status.keys().size()));
            for (LeftOutKey.Reason reason : LeftOutKey.Reason.values()) {
                keys.dataPoint(point(
                        Labels.of(SERVER, server, "state", reason.name().toLowerCase(Locale.ROOT)),
                        status.leftOut().stream()
                                .filter(key -> key.reason() == reason)
                                .count()));
            }
            for (FetchOutcome outcome : FetchOutcome.values()) {
                fetches.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of(SERVER, server, "outcome", outcome.label()))
                        .value(status.fetches().getOrDefault(outcome, 0L))
                        .build());
            }
        }
        return all.isEmpty()
                ? MetricSnapshots.of()
                : MetricSnapshots.of(age.build(), usable.build(), keys.build(), fetches.build());
    }

    private static GaugeDataPointSnapshot point(Labels labels, double value) {
        return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
    }
}
