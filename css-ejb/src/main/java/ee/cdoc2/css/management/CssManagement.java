package ee.cdoc2.css.management;

import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.common.Build;
import ee.cdoc2.css.keyset.KeySetStatus;
import ee.cdoc2.css.keyset.KeySets;
import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceTransactions;
import ee.cdoc2.css.ocsp.GoodAnswers;
import ee.cdoc2.css.ocsp.ResponderStatuses;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.settings.SettingsException;
import ee.cdoc2.css.settings.SettingsSource;
import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.vault.DataKeyTransactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does what the MBean says. Called on threads of JMX: what it uses of the container are beans that bring their own
 * context.
 */
@Dependent
public class CssManagement implements CssMXBean {
    private static final Logger LOG = Logger.getLogger(CssManagement.class.getName());
    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    @Inject
    private ServiceState service;

    @Inject
    private DatabaseCalls database;

    @Inject
    private Metrics metrics;

    @Inject
    private TrustAnchors anchors;

    @Inject
    private SettingsSource source;

    @Inject
    private CssSettings settings;

    @Inject
    private RecipientPseudonyms pseudonyms;

    @Inject
    private NonceKeys nonceKeys;

    @Inject
    private NonceTransactions nonces;

    @Inject
    private DataKeys dataKeys;

    @Inject
    private DataKeyTransactions dataKeyTransactions;

    @Inject
    private GoodAnswers goodAnswers;

    @Inject
    private ResponderStatuses responderStatuses;

    @Inject
    private KeySets keySets;

    @Inject
    private Clock clock;

    @Override
    public String getVersion() {
        return Build.read().fullVersion();
    }

    @Override
    public String getState() {
        return service.state().name();
    }

    @Override
    public long getSharesStored() {
        return metrics.sharesStored();
    }

    @Override
    public long getSharesReleased() {
        return metrics.sharesReleased();
    }

    @Override
    public long getSharesExpired() {
        return metrics.sharesExpired();
    }

    @Override
    public long getDenials() {
        return metrics.denials();
    }

    @Override
    public long getDatabaseFailures() {
        return metrics.databaseFailures();
    }

    @Override
    public int getRememberedOcspAnswers() {
        return goodAnswers.size();
    }

    @Override
    public Map<String, String> getOcspResponders() {
        Map<String, String> responders = new TreeMap<>();
        responderStatuses
                .byHost()
                .forEach((host, health) -> responders.put(host, health.outcome() + " at " + health.at()));
        return responders;
    }

    @Override
    public Set<String> getPausedOcspResponders() {
        return metrics.pausedResponders();
    }

    @Override
    public Map<String, String> getKeySets() {
        Map<String, String> sets = new TreeMap<>();
        keySets.statuses().forEach(set -> sets.put(set.server().label(), set.summary()));
        return sets;
    }

    @Override
    public Map<String, Long> getKeySetAgeSeconds() {
        Map<String, Long> ages = new TreeMap<>();
        keySets.statuses()
                .forEach(set -> set.age().ifPresent(age -> ages.put(set.server().label(), age.toSeconds())));
        return ages;
    }

    @Override
    public Map<String, String> getVerificationKeys() {
        Map<String, String> keys = new TreeMap<>();
        keySets.statuses()
                .forEach(set -> set.keys()
                        .forEach(key -> keys.put(set.server().label() + ": " + key.thumbprint(), key.keyId())));
        return keys;
    }

    @Override
    public Map<String, String> getTrustAnchors() {
        Map<String, String> ends = new TreeMap<>();
        anchors.byPrefix()
                .forEach((prefix, certificates) -> certificates.forEach(certificate -> ends.put(
                        prefix + ": "
                                + certificate.getSubjectX500Principal().getName() + ", serial number "
                                + certificate.getSerialNumber().toString(16),
                        certificate.getNotAfter().toInstant().toString())));
        return ends;
    }

    @Override
    public long getNonceKeyAgeSeconds() {
        return nonceKeys.secondsInUse(clock.instant());
    }

    @Override
    public Map<String, String> getDataKeys() {
        Map<String, String> keys = new TreeMap<>();
        dataKeys.all()
                .forEach(key -> keys.put(
                        Integer.toString(key.version()), key.validFrom().toString()));
        return keys;
    }

    @Override
    public int reloadTrustAnchors() {
        try {
            anchors.replace(TrustAnchors.load(source.anchors()));
        } catch (SettingsException | CertificateFileFault fault) {
            LOG.warning(() -> "Trust anchors are not reloaded: " + fault.getMessage());
            // JMX clients have the classes of the JDK alone
            throw new IllegalStateException(fault.getMessage());
        }
        anchors.warnings(clock.instant()).forEach(LOG::warning);
        int count = anchors.byPrefix().values().stream().mapToInt(List::size).sum();
        LOG.info(() -> "Trust anchors reloaded: " + count);
        return count;
    }

    @Override
    public String pseudonym(String recipient) {
        RecipientId known = RecipientId.parse(recipient)
                .orElseThrow(
                        () -> new IllegalArgumentException("that is no recipient id, such as etsi/PNOEE-48010010101"));
        return pseudonyms
                .of(known)
                .orElseThrow(() -> new IllegalStateException("this node has not read the key of the pseudonyms yet"));
    }

    @Override
    public String rotateNonceKey() {
        Instant from = addKey().orElseThrow(() -> new IllegalStateException(
                "the database failed, or another node made a key at " + "the same moment: nothing has changed"));
        LOG.info(() -> "A new nonce key was made; it is used from " + from);
        return from.toString();
    }

    @Override
    public String rotateDataKey() {
        Instant from = inVault(dataKeyTransactions::addKeyNow)
                .orElseThrow(() ->
                        new IllegalStateException("another node made a key at the same moment: nothing has changed"));
        LOG.info(() -> "A new data key was made; it is used from " + from);
        return from.toString();
    }

    @Override
    public int rotateMasterKey() {
        int wrapped = inVault(dataKeyTransactions::wrapAnew);
        LOG.info(() -> "Data keys wrapped by the current master key: " + wrapped);
        return wrapped;
    }

    /** JMX clients have the classes of the JDK alone. */
    private <T> T inVault(Callable<T> work) {
        try {
            return database.run("housekeeping", () -> {
                try {
                    return work.call();
                } catch (RuntimeException failure) {
                    throw failure;
                } catch (Exception fault) {
                    throw new IllegalStateException(fault.getMessage());
                }
            });
        } catch (DatabaseCalls.Failure failure) {
            LOG.log(Level.WARNING, "The data keys could not be changed: {0}", failure.getMessage());
            throw new IllegalStateException("the database failed: nothing has changed");
        }
    }

    @Override
    public Map<String, String> refreshKeySets() {
        keySets.refresh();
        Map<String, String> sets = getKeySets();
        if (keySets.statuses().stream().anyMatch(KeySetStatus::lastFetchFailed)) {
            throw new IllegalStateException("a key set could not be fetched, the log says why: " + sets);
        }
        return sets;
    }

    @Override
    public void clearOcspCache() {
        goodAnswers.forget();
        LOG.info("Remembered OCSP answers were forgotten");
    }

    @Override
    public void enterMaintenance() {
        become(ServiceState.State.MAINTENANCE);
    }

    @Override
    public long drain() {
        become(ServiceState.State.DRAINING);
        return settings.node().drain().plus(ALMOST_A_SECOND).toSeconds();
    }

    @Override
    public void serve() {
        become(ServiceState.State.SERVING);
    }

    private Optional<Instant> addKey() {
        try {
            return database.run("housekeeping", nonces::addKeyNow);
        } catch (DatabaseCalls.Failure failure) {
            LOG.log(Level.WARNING, "No nonce key could be made: {0}", failure.getMessage());
            return Optional.empty();
        }
    }

    private void become(ServiceState.State next) {
        service.become(next);
        LOG.info(() -> "This node is " + next);
    }
}
