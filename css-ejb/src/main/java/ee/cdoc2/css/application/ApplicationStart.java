package ee.cdoc2.css.application;

import ee.cdoc2.css.audit.AuditKeyTransactions;
import ee.cdoc2.css.nonce.NonceTransactions;
import ee.cdoc2.css.persistence.DatabaseFile;
import ee.cdoc2.css.persistence.Schema;
import ee.cdoc2.css.persistence.SchemaException;
import ee.cdoc2.css.provider.SignatureProvider;
import ee.cdoc2.css.settings.CssSettings;
import ee.cdoc2.css.settings.SettingsException;
import ee.cdoc2.css.trust.TrustAnchors;
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
 * Starts the application: reads the settings, prepares the schema, then the keys. An exception here fails the
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
    private NonceTransactions nonces;

    @Inject
    private AuditKeyTransactions auditKey;

    @Inject
    private Clock clock;

    @PostConstruct
    void start() {
        prepareSchema(checkedSettings().node().migrateSchema());
        databaseFile.locate();
        SignatureProvider provider = signatures.get();
        LOG.info(() -> "Signatures are verified by " + provider.name().label() + ": " + provider.reason());
        anchors.get().warnings(clock.instant()).forEach(LOG::warning);
        if (nonces.compareClocks()) {
            nonces.addKeyWhenDue();
        }
        nonces.readKeys();
        auditKey.addKeyWhenMissing();
        auditKey.readKey();
        LOG.info("CSS is up");
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
