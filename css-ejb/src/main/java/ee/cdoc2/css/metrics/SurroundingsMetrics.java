package ee.cdoc2.css.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands around the application: certificates, disks, the listener. These series come and go, so each scrape makes its own: meters
 * that are registered and removed would be missing from a scrape that another one overlaps.
 */
final class SurroundingsMetrics implements MultiCollector {
    private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

    private final Gauges gauges;
    private final Clock clock;

    SurroundingsMetrics(Gauges gauges, Clock clock) {
        this.gauges = gauges;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        return MetricSnapshots.of(expiries(), diskFree(), keyExchanges(), refusedConnections());
    }

    /** Of certificates with the same labels, the one that ends first. */
    private MetricSnapshot expiries() {
        Instant now = clock.instant();
        Map<Labels, Double> days = new HashMap<>();
        gauges.certificates().forEach(dated -> days.merge(labels(dated), days(dated, now), Math::min));
        return gauge("css_certificate_expiry_days", "Days until a certificate that this server relies on ends", days);
    }

    private MetricSnapshot diskFree() {
        Map<Labels, Double> bytes = new HashMap<>();
        gauges.diskFree().forEach((use, free) -> bytes.put(Labels.of("use", use), (double) free));
        return gauge("css_disk_free_bytes", "Bytes that are free where this node writes to", bytes);
    }

    private MetricSnapshot keyExchanges() {
        return counter(
                "css_tls_handshakes",
                "TLS handshakes with clients, by the group that keys were exchanged with",
                "group",
                gauges.keyExchanges());
    }

    private MetricSnapshot refusedConnections() {
        return counter(
                "css_connections_refused",
                "Connections that were closed before TLS, by the limit that they were beyond",
                "limit",
                gauges.refusedConnections());
    }

    private static MetricSnapshot counter(String name, String description, String label, Map<String, Long> values) {
        CounterSnapshot.Builder series = CounterSnapshot.builder().name(name).help(description);
        values.forEach((value, count) -> series.dataPoint(CounterDataPointSnapshot.builder()
                .labels(Labels.of(label, value))
                .value(count)
                .build()));
        return series.build();
    }

    private static MetricSnapshot gauge(String name, String description, Map<Labels, Double> values) {
        GaugeSnapshot.Builder series = GaugeSnapshot.builder().name(name).help(description);
        values.forEach((labels, value) -> series.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels).value(value).build()));
        return series.build();
    }

    private static Labels labels(DatedCertificate dated) {
        return Labels.of(
                "use",
                dated.use(),
                "subject",
                dated.certificate().getSubjectX500Principal().getName(),
                "serial",
                dated.certificate().getSerialNumber().toString(16));
    }

    private static double days(DatedCertificate dated, Instant now) {
        return Duration.between(now, dated.certificate().getNotAfter().toInstant())
                        .toSeconds()
                / SECONDS_PER_DAY;
    }
}
