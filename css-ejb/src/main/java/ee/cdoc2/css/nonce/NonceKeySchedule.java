package ee.cdoc2.css.nonce;

import ee.cdoc2.css.persistence.NonceKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When the next nonce key is due, and which keys are no longer needed. A new key begins a while after it is stored, so
 * that every node has read it before the first nonce is made with it: no nonce is refused because of a rotation.
 */
final class NonceKeySchedule {
    /** From storing a key to its first use; several times the interval at which nodes read the keys. */
    static final Duration NOTICE = Duration.ofMinutes(2);
    /** How long a key is needed after its last nonce expired, for a node that was late to read its successor. */
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final int KEY_BYTES = 32;

    private final NonceSettings settings;
    private final SecureRandom random;

    NonceKeySchedule(NonceSettings settings, SecureRandom random) {
        this.settings = settings;
        this.random = random;
    }

    /** The key to store now, if one is due: the very first begins at once, a successor after {@link #NOTICE}. */
    Optional<NonceKey> due(List<NonceKey> keys, Instant now) {
        Optional<NonceKey> newest = keys.stream().max(Comparator.comparing(NonceKey::id));
        if (newest.isEmpty()) {
            return Optional.of(newKey(1, now));
        }
        boolean isDue = !newest.get().validFrom().plus(settings.keyRotation()).isAfter(now);
        return isDue ? Optional.of(newKey(newest.get().id() + 1, now.plus(NOTICE))) : Optional.empty();
    }

    /** The key to store when an operator wants a new one before it is due: it begins after {@link #NOTICE}. */
    NonceKey next(List<NonceKey> keys, Instant now) {
        int newest = keys.stream().mapToInt(NonceKey::id).max().orElse(0);
        return newKey(newest + 1, now.plus(NOTICE));
    }

    /**
     * The oldest key that is still needed: every older one can be deleted. Session nonces need theirs for as long as they
     * can be set to live, whatever this node's own settings are: another node may speak the scheme that this one does not.
     */
    Optional<NonceKey> oldestNeeded(List<NonceKey> keys, Instant now) {
        Duration longest = Collections.max(List.of(settings.lifetime(), NonceSettings.SESSION_LIFETIME.most()));
        Instant lastNonceOfPredecessor = now.minus(longest).minus(GRACE);
        return keys.stream()
                .filter(key -> key.validFrom().isBefore(lastNonceOfPredecessor))
                .max(Comparator.comparing(NonceKey::id));
    }

    private NonceKey newKey(int id, Instant validFrom) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new NonceKey(id, key, validFrom);
    }
}
