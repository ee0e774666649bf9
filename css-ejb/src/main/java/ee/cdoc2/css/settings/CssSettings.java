package ee.cdoc2.css.settings;

import ee.cdoc2.css.authentication.TicketSettings;
import ee.cdoc2.css.metrics.BearerToken;
import ee.cdoc2.css.metrics.TlsCertificateFile;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The whole configuration, read and checked.
 *
 * @param tickets       what a ticket must say
 * @param nonces        how nonces live
 * @param anchors       who may certify recipients
 * @param purpose       which certificates are for authentication
 * @param ocsp          how the status of a certificate is found out
 * @param operations    what the operator is told, and where
 * @param migrateSchema whether the application migrates its schema at start, or only looks whether somebody has
 */
public record CssSettings(
        TicketSettings tickets,
        NonceSettings nonces,
        TrustAnchors anchors,
        PurposeRules purpose,
        OcspSettings ocsp,
        Operations operations,
        boolean migrateSchema) {

    /**
     * What the operator is told, and where.
     *
     * @param auditFile    where every audit line must get to, beside the log category
     * @param metricsToken who shows it gets the metrics; nobody does without
     * @param tls          the key store of the server's TLS key, to watch its certificate's end
     * @param drain        for how long a node that is about to stop still answers
     * @param poolSize     how large the server's database pool is said to be; the pool itself is the server's
     */
    public record Operations(
            Optional<Path> auditFile,
            Optional<BearerToken> metricsToken,
            Optional<TlsCertificateFile> tls,
            Duration drain,
            Optional<Integer> poolSize) {}
}
