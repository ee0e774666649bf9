package ee.cdoc2.css.settings;

import ee.cdoc2.css.authentication.TicketSettings;
import ee.cdoc2.css.authentication.TokenSettings;
import ee.cdoc2.css.keyset.KeySetSettings;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.masterkey.VaultSettings;
import ee.cdoc2.css.nonce.NonceSettings;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.share.ShareSettings;
import ee.cdoc2.css.trust.AnchorSettings;
import ee.cdoc2.css.trust.PurposeRules;
import java.util.Optional;
import java.util.Set;

/**
 * The whole configuration, read and checked.
 *
 * @param schemes by which shares may be fetched, one or more
 * @param tickets what a ticket must say
 * @param tokens  what the tokens of the second scheme must say; nothing where it is not spoken
 * @param nonces  how nonces live
 * @param shares  what becomes of a new share
 * @param anchors where the certificates are that recipients' certificates are verified with
 * @param purpose which certificates are for authentication
 * @param ocsp    how the status of a certificate is found out
 * @param keySets where the keys come from that the second protocol verifies with
 * @param vault   where the master keys are that the database is encrypted under; nothing where it is not
 * @param limits  how much one source may ask
 * @param node    how this node is run
 */
public record CssSettings(
        Set<Scheme> schemes,
        TicketSettings tickets,
        Optional<TokenSettings> tokens,
        NonceSettings nonces,
        ShareSettings shares,
        AnchorSettings anchors,
        PurposeRules purpose,
        OcspSettings ocsp,
        KeySetSettings keySets,
        Optional<VaultSettings> vault,
        LimitSettings limits,
        NodeSettings node) {

    /** Copies the set. */
    public CssSettings {
        schemes = Set.copyOf(schemes);
    }
}
