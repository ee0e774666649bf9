package ee.cdoc2.css.application;

import ee.cdoc2.css.audit.AuditKeyTransactions;
import ee.cdoc2.css.common.Build;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.management.Listener;
import ee.cdoc2.css.masterkey.MasterKeyStore;
import ee.cdoc2.css.masterkey.VaultFault;
import ee.cdoc2.css.nonce.NonceTransactions;
import ee.cdoc2.css.ocsp.OcspMode;
import ee.cdoc2.css.persistence.DatabaseFile;
import ee.cdoc2.css.persistence.Schema;
import ee.cdoc2.css.persistence.SchemaException;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.seal.SealFault;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.settings.SettingsException;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.vault.DataKeyTransactions;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Starts the application: reads the settings, prepares the schema, then the keys of the vault, then all others. An exception here fails the
 * deployment, so that a server with a wrong configuration answers nothing.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ApplicationStart {
    private static final Logger LOG = Logger.getLogger(ApplicationStart.class.getName());

    /** The server's default data source: each application server has one, and lets its operator say which it is. */
    @Resource
    private DataSource dataSource;

    /** Read when the application starts, so that its faults can be logged one by one. */
    @Inject
    private Provider<CssSettings> settings;

    @Inject
    private Provider<TrustAnchors> anchors;

    @Inject
    private Provider<SignatureProvider> signatures;

    @Inject
    private DatabaseFile databaseFile;

    @Inject
    private MasterKeyStore masterKeys;

    @Inject
    private DataKeyTransactions dataKeys;

    @Inject
    private NonceTransactions nonces;

    @Inject
    private AuditKeyTransactions auditKey;

    @Inject
    private Listener listener;

    @Inject
    private Clock clock;

    @PostConstruct
    void start() {
        LOG.info(() -> "CSS " + Build.read().fullVersion() + " starts");
        prepareSchema(checkedSettings().node().migrateSchema());
        databaseFile.locate();
        readDataKeys();
        SignatureProvider provider = signatures.get();
        LOG.info(() -> "Signatures are verified by " + provider.name().label() + ": " + provider.reason());
        CssSettings read = settings.get();
        if (read.ocsp().mode() instanceof OcspMode.Off) {
            LOG.warning("OCSP is off: revoked certificates are accepted");
        }
        read.anchors()
                .domainsWithoutStatus()
                .forEach(domain -> LOG.info(() -> "Certificates of " + domain.prefix()
                        + "/ are not asked about at an OCSP responder, as is configured"));
        anchors.get().warnings(clock.instant()).forEach(LOG::warning);
        if (nonces.compareClocks()) {
            nonces.addKeyWhenDue();
        }
        nonces.readKeys();
        readAuditKey();
        limitConnections();
        LOG.info("CSS is up");
    }

    private void limitConnections() {
        LimitSettings limits = settings.get().limits();
        if (!listener.limitConnections(limits) && limits.connections().areOfASource()) {
            LOG.warning(
                    "css.limit.connections and css.limit.handshakes have no effect: this server's listener knows no sources");
        }
    }

    /** Before all that may be sealed with them. */
    private void readDataKeys() {
        if (!masterKeys.isOn()) {
            LOG.warning("Shares are not encrypted in the database, because css.vault.keystore is not set:"
                    + " whoever has a copy of it can read them");
        }
        try {
            dataKeys.addKeyWhenMissing();
            dataKeys.readKeys();
        } catch (VaultFault fault) {
            LOG.severe(() -> "Vault: " + fault.getMessage());
            throw new IllegalStateException(fault);
        }
    }

    private void readAuditKey() {
        try {
            auditKey.addKeyWhenMissing();
            auditKey.readKey();
        } catch (SealFault fault) {
            LOG.severe("Vault: the key of the audit log's pseudonyms cannot be opened: its row has been changed, or its"
                    + " data key has been deleted");
            throw new IllegalStateException(fault);
        }
    }

    private void prepareSchema(boolean migrate) {
        Schema schema = new Schema(dataSource);
        try {
            if (migrate) {
                schema.migrate();
            } else {
                schema.validate();
            }
        } catch (SchemaException failure) {
            LOG.severe(() -> "Database: " + failure.reasons());
            throw failure;
        }
    }

    private CssSettings checkedSettings() {
        try {
            return settings.get();
        } catch (RuntimeException failure) {
            SettingsException.within(failure)
                    .ifPresent(faults -> faults.faults().forEach(fault -> LOG.severe("Configuration: " + fault)));
            throw failure;
        }
    }
}
