package ee.cdoc2.css.application;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.keyset.KeySets;
import ee.cdoc2.css.limit.RequestsInProgress;
import ee.cdoc2.css.limit.SourceLimits;
import ee.cdoc2.css.management.EmbeddedDatabase;
import ee.cdoc2.css.management.Listener;
import ee.cdoc2.css.management.ServiceState;
import ee.cdoc2.css.masterkey.MasterKeyStore;
import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.ClockAgreement;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.ocsp.GoodAnswers;
import ee.cdoc2.css.ocsp.OcspCertificateStatus;
import ee.cdoc2.css.ocsp.ResponderStatuses;
import ee.cdoc2.css.ocsp.StatusOfDomains;
import ee.cdoc2.css.persistence.DatabaseFile;
import ee.cdoc2.css.persistence.Durability;
import ee.cdoc2.css.persistence.ShareCount;
import ee.cdoc2.css.persistence.ShareSealing;
import ee.cdoc2.css.persistence.ShareStatements;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.request.RequestTimeout;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.settings.InfoDetail;
import ee.cdoc2.css.settings.NodeSettings;
import ee.cdoc2.css.settings.SettingsSource;
import ee.cdoc2.css.share.DiskSpace;
import ee.cdoc2.css.share.ShareSettings;
import ee.cdoc2.css.share.StoreQuota;
import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.vault.WaitingRows;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Puts the parts together. Each is built once, and none of them knows CDI: their constructors say what they need.
 * {@code Singleton} rather than a scope with proxies, because they are final or immutable, and never replaced.
 */
@ApplicationScoped
public class Composition {
    /** Some ten milliseconds of PostgreSQL's time. */
    private static final int COUNTED_AT_A_TIME = 50_000;

    @Resource
    private DataSource dataSource;

    @Produces
    @Singleton
    SettingsSource settingsSource() {
        return new SettingsSource(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    CssSettings settings(SettingsSource source) {
        return source.read();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    MonotonicClock monotonicClock() {
        return MonotonicClock.system();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Durability durability() {
        return new Durability(dataSource);
    }

    @Produces
    @Singleton
    ShareStatements shareStatements(DataKeys keys) {
        return new ShareStatements(dataSource, keys);
    }

    @Produces
    @Singleton
    MasterKeyStore masterKeyStore(CssSettings settings) {
        return new MasterKeyStore(settings.vault());
    }

    @Produces
    @Singleton
    DataKeys dataKeys(MasterKeyStore masterKeys, SecureRandom random) {
        return new DataKeys(masterKeys.isOn(), random);
    }

    @Produces
    @Singleton
    ShareSealing shareSealing(DataKeys keys) {
        return new ShareSealing(dataSource, keys);
    }

    @Produces
    @Singleton
    ShareCount shareCount() {
        return new ShareCount(dataSource, COUNTED_AT_A_TIME);
    }

    @Produces
    @Singleton
    StoreQuota storeQuota(ShareSettings settings, MonotonicClock time) {
        return new StoreQuota(settings.limits().most(), time);
    }

    @Produces
    @Singleton
    WaitingRows waitingRows() {
        return new WaitingRows();
    }

    @Produces
    @Singleton
    DatabaseFile databaseFile() {
        return new DatabaseFile(dataSource);
    }

    @Produces
    @Singleton
    DiskSpace diskSpace(CssSettings settings, DatabaseFile database, MonotonicClock time) {
        return new DiskSpace(
                database::folder, settings.node().auditFile(), settings.node().minFreeDisk(), time);
    }

    @Produces
    @Singleton
    NonceSettings nonceSettings(CssSettings settings) {
        return settings.nonces();
    }

    @Produces
    @Singleton
    ShareSettings shareSettings(CssSettings settings) {
        return settings.shares();
    }

    @Produces
    @Singleton
    NonceKeys nonceKeys() {
        return new NonceKeys();
    }

    @Produces
    @Singleton
    ClockAgreement clockAgreement() {
        return new ClockAgreement();
    }

    @Produces
    @Singleton
    Nonces nonces(NonceKeys keys, NonceSettings settings, ClockAgreement agreement, Clock clock, SecureRandom random) {
        return new Nonces(keys, settings, agreement, clock, random);
    }

    @Produces
    @Singleton
    SourceLimits sourceLimits(CssSettings settings, MonotonicClock time, SecureRandom random) {
        return new SourceLimits(settings.limits(), time, random);
    }

    @Produces
    @Singleton
    RequestsInProgress requestsInProgress(CssSettings settings) {
        return new RequestsInProgress(settings.limits().inProgress());
    }

    @Produces
    @Singleton
    Listener listener() {
        return new Listener();
    }

    @Produces
    @Singleton
    TrustAnchors trustAnchors(CssSettings settings) throws CertificateFileFault {
        return TrustAnchors.load(settings.anchors());
    }

    @Produces
    @Singleton
    SignatureProvider signatureProvider(CssSettings settings) {
        return SignatureProvider.choose(settings.node().nativeCrypto());
    }

    @Produces
    @Singleton
    KeySets keySets(CssSettings settings, Clock clock, MonotonicClock time) {
        return KeySets.of(settings.keySets(), clock, time);
    }

    @Produces
    @Singleton
    GoodAnswers goodAnswers(CssSettings settings, Clock clock, MonotonicClock time) {
        return new GoodAnswers(settings.ocsp().cache(), clock, time);
    }

    @Produces
    @Singleton
    ResponderStatuses responderStatuses(Clock clock) {
        return new ResponderStatuses(clock);
    }

    @Produces
    @Singleton
    CertificateStatus certificateStatus(
            CssSettings settings,
            GoodAnswers goodAnswers,
            ResponderStatuses statuses,
            Clock clock,
            MonotonicClock time,
            SecureRandom random,
            SignatureProvider provider,
            Metrics metrics) {
        return new StatusOfDomains(
                OcspCertificateStatus.of(
                        settings.ocsp(), goodAnswers, statuses, clock, time, random, provider.verifier(), metrics),
                settings.anchors().domainsWithoutStatus());
    }

    @Produces
    @Singleton
    RecipientPseudonyms recipientPseudonyms() {
        return new RecipientPseudonyms();
    }

    @Produces
    @Singleton
    AuditLog auditLog(
            CssSettings settings, RecipientPseudonyms pseudonyms, Clock clock, MonotonicClock time, Metrics metrics) {
        return AuditLog.of(settings.node().auditFile(), pseudonyms, clock, time, metrics::auditFailed);
    }

    @Produces
    @Singleton
    Metrics metrics(
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
        return new Metrics(
                new NodeGauges(
                        settings,
                        anchors,
                        disk,
                        service,
                        nonceKeys,
                        agreement,
                        keySets,
                        provider,
                        dataKeys,
                        waiting,
                        quota,
                        listener,
                        inProgress,
                        clock),
                clock);
    }

    @Produces
    @Singleton
    InfoDetail infoDetail(CssSettings settings) {
        return settings.node().info();
    }

    @Produces
    @Singleton
    RequestTimeout requestTimeout(CssSettings settings) {
        return settings.node().requestTimeout();
    }

    @Produces
    @Singleton
    DatabaseCalls databaseCalls(CssSettings settings, Metrics metrics, MonotonicClock time) {
        return new DatabaseCalls(metrics, settings.node().poolSize().orElse(NodeSettings.DEFAULT_POOL_SIZE), time);
    }

    @Produces
    @Singleton
    EmbeddedDatabase embeddedDatabase(DatabaseFile file, DatabaseCalls calls, DiskSpace disk) {
        return new EmbeddedDatabase(file::folder, calls, disk);
    }
}
