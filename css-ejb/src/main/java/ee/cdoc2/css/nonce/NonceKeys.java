package ee.cdoc2.css.nonce;

import ee.cdoc2.css.persistence.NonceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nonce keys that this node knows, as it last read them from the database. All of them recognise a nonce; the
 * newest that has begun makes new ones. Thread-safe.
 */
public class NonceKeys {
    private record Keyed(Instant validFrom, NonceFormat current, NonceFormat previous) {
        Keyed(NonceKey key) {
            this(key.validFrom(), NonceFormat.current(key.key()), NonceFormat.previous(key.key()));
        }
    }

    /** Newest first. */
    private volatile List<Keyed> keys = List.of();

    /**
     * Replaces the keys by those that the database holds now.
     *
     * @param stored all nonce keys
     */
    public void replace(List<NonceKey> stored) {
        keys = stored.stream()
                .sorted(Comparator.comparing(NonceKey::validFrom).reversed())
                .map(Keyed::new)
                .toList();
    }

    /** The format under the key that makes nonces now. */
    Optional<NonceFormat> current(Instant now) {
        return currentKey(now).map(Keyed::current);
    }

    /** All formats under all keys, the newest key first. */
    Stream<NonceFormat> all() {
        return keys.stream().flatMap(key -> Stream.of(key.current(), key.previous()));
    }

    /**
     * Whether there is a key to make nonces with.
     *
     * @param now the time
     * @return true once the first key has been read and has begun
     */
    public boolean canMakeNonces(Instant now) {
        return currentKey(now).isPresent();
    }

    /**
     * For how long the key that makes nonces now has done so.
     *
     * @param now the time
     * @return seconds, or -1 while there is none
     */
    public long secondsInUse(Instant now) {
        return currentKey(now)
                .map(key -> Duration.between(key.validFrom(), now).toSeconds())
                .orElse(-1L);
    }

    private Optional<Keyed> currentKey(Instant now) {
        return keys.stream().filter(key -> !key.validFrom().isAfter(now)).findFirst();
    }
}
