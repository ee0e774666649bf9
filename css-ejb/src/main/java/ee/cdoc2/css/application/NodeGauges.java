package ee.cdoc2.css.application;

import ee.cdoc2.css.keyset.KeySetStatus;
import ee.cdoc2.css.keyset.KeySets;
import ee.cdoc2.css.limit.RequestsInProgress;
import ee.cdoc2.css.management.Listener;
import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.metrics.DatedCertificate;
import ee.cdoc2.css.metrics.Gauges;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.persistence.ShareSealing.Rows;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.share.DiskSpace;
import ee.cdoc2.css.share.StoreQuota;
import ee.cdoc2.css.trust.ServedCertificate;
import ee.cdoc2.css.trust.TlsCertificateFile;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.vault.WaitingRows;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the metrics show of this node's parts. */
final class NodeGauges implements Gauges {
    private static final double MILLIS_PER_SECOND = 1000;

    private final TrustAnchors anchors;
    private final Collection<X509Certificate> responders;
    private final Collection<X509Certificate> keySetServers;
    private final Optional<ServedCertificate> tls;
    private final OptionalInt poolSize;
    private final DiskSpace disk;
    private final ServiceState service;
    private final NonceKeys nonceKeys;
    private final ClockAgreement agreement;
    private final KeySets keySets;
    private final SignatureProvider provider;
    private final DataKeys dataKeys;
    private final WaitingRows waiting;
    private final StoreQuota quota;
    private final Listener listener;
    private final RequestsInProgress inProgress;
    private final Clock clock;

    NodeGauges(
            CssSettings settings,
            TrustAnchors anchors,
            DiskSpace disk,
            ServiceState service,
            NonceKeys nonceKeys,
            ClockAgreement agreement,
            KeySets keySets,
            SignatureProvider provider,
            DataKeys dataKeys,
            WaitingRows waiting,
            StoreQuota quota,
            Listener listener,
            RequestsInProgress inProgress,
            Clock clock) {
        this.anchors = anchors;
        this.responders = settings.ocsp().rules().responders();
        this.keySetServers = settings.keySets().connection().trust();
        this.tls = settings.node()
                .tlsKeyStore()
                .map(store -> new ServedCertificate(
                        settings.node().listener(), new TlsCertificateFile(store.path(), store.password())));
        this.poolSize = settings.node().poolSize();
        this.disk = disk;
        this.service = service;
        this.nonceKeys = nonceKeys;
        this.agreement = agreement;
        this.keySets = keySets;
        this.provider = provider;
        this.dataKeys = dataKeys;
        this.waiting = waiting;
        this.quota = quota;
        this.listener = listener;
        this.inProgress = inProgress;
        this.clock = clock;
    }

    @Override
    public List<DatedCertificate> certificates() {
        return Stream.of(
                        dated("anchor", anchors.byPrefix().values().stream().flatMap(List::stream)),
                        dated("ocsp-responder", responders.stream()),
                        dated("key-set-server", keySetServers.stream()),
                        dated(
                                "tls",
                                tls.stream()
                                        .map(ServedCertificate::certificates)
                                        .flatMap(List::stream)))
                .flatMap(all -> all)
                .toList();
    }

    private static Stream<DatedCertificate> dated(String use, Stream<X509Certificate> certificates) {
        return certificates.map(certificate -> new DatedCertificate(use, certificate));
    }

    @Override
    public OptionalInt poolSize() {
        return poolSize;
    }

    @Override
    public Map<String, Long> diskFree() {
        return disk.free();
    }

    @Override
    public boolean serving() {
        return service.state() == ServiceState.State.SERVING;
    }

    @Override
    public long nonceKeyAgeSeconds() {
        return nonceKeys.secondsInUse(clock.instant());
    }

    @Override
    public double secondsAheadOfDatabase() {
        return agreement.ahead().toMillis() / MILLIS_PER_SECOND;
    }

    @Override
    public SignatureProvider.Name signatureProvider() {
        return provider.name();
    }

    @Override
    public boolean vaultOn() {
        return dataKeys.isOn();
    }

    @Override
    public int dataKeyVersions() {
        return dataKeys.all().size();
    }

    @Override
    public int sharesInClear() {
        return waiting.of(Rows.CLEAR);
    }

    @Override
    public int sharesUnderOldKey() {
        return waiting.of(Rows.OLD_KEY);
    }

    @Override
    public Map<String, Long> keyExchanges() {
        return listener.keyExchanges();
    }

    @Override
    public Map<String, Long> refusedConnections() {
        return listener.refusedConnections();
    }

    @Override
    public int requestsInProgress() {
        return inProgress.now();
    }

    @Override
    public int mostRequestsInProgress() {
        return inProgress.most();
    }

    @Override
    public long shares() {
        return quota.shares();
    }

    @Override
    public long mostShares() {
        return quota.most();
    }

    @Override
    public List<KeySetStatus> keySets() {
        return keySets.statuses();
    }
}
