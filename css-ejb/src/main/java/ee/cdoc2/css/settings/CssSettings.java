package ee.cdoc2.css.settings;

import ee.cdoc2.css.authentication.TicketSettings;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.trust.AnchorSettings;
import ee.cdoc2.css.trust.PurposeRules;

/**
 * The whole configuration, read and checked.
 *
 * @param tickets what a ticket must say
 * @param nonces  how nonces live
 * @param anchors where the certificates are that recipients' certificates are verified with
 * @param purpose which certificates are for authentication
 * @param ocsp    how the status of a certificate is found out
 * @param node    how this node is run
 */
public record CssSettings(
        TicketSettings tickets,
        NonceSettings nonces,
        AnchorSettings anchors,
        PurposeRules purpose,
        OcspSettings ocsp,
        NodeSettings node) {}
