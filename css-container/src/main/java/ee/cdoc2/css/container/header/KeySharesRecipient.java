package ee.cdoc2.css.container.header;

import ee.cdoc2.css.container.Bytes32;
import ee.cdoc2.css.protocol.RecipientId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A recipient whose key is split over shares servers, all of which must give their share.
 *
 * @param id           whom the servers give the shares to
 * @param label        the key label
 * @param shares       where the shares lie: {@value #MIN_SHARES} to {@value #MAX_SHARES}, on different servers
 * @param salt         what the key-encryption key was derived with; not used for opening
 * @param encryptedFmk the file master key XOR the key-encryption key
 */
public record KeySharesRecipient(
        RecipientId id, String label, List<ShareLocation> shares, Bytes32 salt, Bytes32 encryptedFmk)
        implements Recipient {
    /** The least number of shares: a single one would be the key itself. */
    public static final int MIN_SHARES = 2;
    /** The greatest number of shares. */
    public static final int MAX_SHARES = 10;

    /**
     * Refuses too few and too many shares, and two on one server.
     *
     * @throws IllegalArgumentException when it does
     */
    public KeySharesRecipient {
        shares = List.copyOf(shares);
        if (shares.size() < MIN_SHARES || shares.size() > MAX_SHARES || !areApart(shares)) {
            throw new IllegalArgumentException("shares are 2 to 10, on different servers");
        }
    }

    static boolean areApart(List<ShareLocation> shares) {
        Set<Object> servers = new HashSet<>();
        return shares.stream().allMatch(share -> servers.add(share.server()));
    }

    @Override
    public CapsuleKind kind() {
        return CapsuleKind.KEY_SHARES;
    }

    /** {@return a text without the label, which names a person} */
    @Override
    public String toString() {
        return "KeySharesRecipient[" + id + ", " + shares + "]";
    }
}
