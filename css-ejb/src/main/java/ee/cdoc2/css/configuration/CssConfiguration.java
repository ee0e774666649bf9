package ee.cdoc2.css.configuration;

import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.ticket.TicketSettings;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;

/**
 * The whole configuration, read and checked.
 *
 * @param tickets       what a ticket must say
 * @param nonces        how nonces live
 * @param anchors       who may certify recipients
 * @param purpose       which certificates are for authentication
 * @param ocsp          how the status of a certificate is found out
 * @param migrateSchema whether the application migrates its schema at start, or only looks whether somebody has
 */
public record CssConfiguration(TicketSettings tickets, NonceSettings nonces, TrustAnchors anchors,
                               PurposeRules purpose, OcspSettings ocsp, boolean migrateSchema) {
}
