package ee.cdoc2.css.configuration;

import ee.cdoc2.css.audit.AuditLog;
import ee.cdoc2.css.audit.RecipientPseudonyms;
import ee.cdoc2.css.figures.Figures;
import ee.cdoc2.css.figures.MetricsAccess;
import ee.cdoc2.css.nonce.NonceKeys;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.nonce.Nonces;
import ee.cdoc2.css.ocsp.OcspCertificateStatus;
import ee.cdoc2.css.persistence.Durability;
import ee.cdoc2.css.ticket.TicketVerifier;
import ee.cdoc2.css.trust.CertificatePath;
import ee.cdoc2.css.trust.CertificatePurpose;
import ee.cdoc2.css.trust.CertificateStatus;
import ee.cdoc2.css.trust.RecipientCertificates;
import ee.cdoc2.css.trust.TrustAnchors;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where the parts are put together. Each is built once, and none of them knows CDI: their constructors say what they
 * need. {@code Singleton} rather than a scope with proxies, because they are final or immutable, and never replaced.
 */
@ApplicationScoped
public class Composition {
    @Resource
    private DataSource dataSource;

    @Produces
    @Singleton
    ConfigurationSource configurationSource() {
        return new ConfigurationSource(ConfigProvider.getConfig());
    }

    @Produces
    @Singleton
    CssConfiguration configuration(ConfigurationSource source) {
        return source.read();
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
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
    NonceSettings nonceSettings(CssConfiguration configuration) {
        return configuration.nonces();
    }

    @Produces
    @Singleton
    NonceKeys nonceKeys() {
        return new NonceKeys();
    }

    @Produces
    @Singleton
    Nonces nonces(NonceKeys keys, NonceSettings settings, Clock clock, SecureRandom random) {
        return new Nonces(keys, settings, clock, random);
    }

    @Produces
    @Singleton
    TrustAnchors trustAnchors(CssConfiguration configuration) {
        return configuration.anchors();
    }

    @Produces
    @Singleton
    TicketVerifier ticketVerifier(CssConfiguration configuration, Nonces nonces, Clock clock) {
        return new TicketVerifier(
                configuration.tickets(),
                nonces,
                new RecipientCertificates(
                        new CertificatePurpose(configuration.purpose()),
                        new CertificatePath(configuration.anchors(), clock)));
    }

    @Produces
    @Singleton
    CertificateStatus certificateStatus(
            CssConfiguration configuration, Clock clock, SecureRandom random, Figures figures) {
        return OcspCertificateStatus.of(configuration.ocsp(), clock, random, figures);
    }

    @Produces
    @Singleton
    RecipientPseudonyms recipientPseudonyms() {
        return new RecipientPseudonyms();
    }

    @Produces
    @Singleton
    AuditLog auditLog(CssConfiguration configuration, RecipientPseudonyms pseudonyms, Clock clock, Figures figures) {
        return AuditLog.of(configuration.operations().auditFile(), pseudonyms, clock, figures::auditFailed);
    }

    @Produces
    @Singleton
    Figures figures(CssConfiguration configuration, Clock clock) {
        Figures figures = new Figures(new ReliedOnCertificates(configuration)::all, clock);
        configuration.operations().poolSize().ifPresent(figures::poolSize);
        return figures;
    }

    @Produces
    @Singleton
    MetricsAccess metricsAccess(CssConfiguration configuration) {
        return new MetricsAccess(configuration.operations().metricsToken());
    }
}
