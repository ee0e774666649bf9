package ee.cdoc2.css.client.capsule;

import ee.cdoc2.css.protocol.RecipientId;
import java.util.List;

/**
 * What a {@code KeySharesCapsule} of the container format says: whom the key is for, and where all its shares are. The
 * scheme is always n-of-n.
 *
 * @param recipient who may fetch the shares
 * @param shares    all of them, at least one
 */
public record Capsule(RecipientId recipient, List<ShareReference> shares) {
    /** The capsule's type, as server lists name it. */
    public static final String TYPE = "KeySharesCapsule";

    /** Copies the shares. */
    public Capsule {
        shares = List.copyOf(shares);
        if (shares.isEmpty()) {
            throw new IllegalArgumentException("a capsule has at least one share");
        }
    }
}
