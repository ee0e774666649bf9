package ee.cdoc2.css.share;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import java.util.Set;

/**
 * What becomes of a new share.
 *
 * @param schemes by which shares may be fetched
 * @param v1      whether new shares of persons may be fetched by the first of them
 * @param expiry  how long a share may live
 * @param limits  how much the database may hold
 */
public record ShareSettings(Set<Scheme> schemes, boolean v1, ShareExpiryRules expiry, StoreLimits limits) {
    /** Copies the set. */
    public ShareSettings {
        schemes = Set.copyOf(schemes);
    }

    /**
     * Whether a new share may be fetched by the first protocol. A vendor's recipients always may: the second protocol knows
     * persons only.
     *
     * @param recipient whom it is for
     * @return whether it may
     */
    public boolean allowsV1(RecipientId recipient) {
        return recipient instanceof RecipientId.Vendor || v1 && schemes.contains(Scheme.V1);
    }

    /**
     * Whether a protocol is switched on by which a recipient can fetch.
     *
     * @param recipient whom a share is for
     * @return false for a vendor's recipients without the first protocol
     */
    public boolean serve(RecipientId recipient) {
        return recipient instanceof RecipientId.Etsi || schemes.contains(Scheme.V1);
    }
}
