package ee.cdoc2.css.nonce;

import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.Scheme;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The nonce keys that this node knows, as it last read them from the database. The newest that has begun makes nonces;
 * a nonce is recognised by every key that can have made it. Thread-safe.
 */
public class NonceKeys {
    /** The formats under one key: of shares, the one first in which nonces are made. */
    private record Keyed(Instant validFrom, Map<Scheme, List<NonceFormat>> ofShares, NonceFormat ofSessions) {
        Keyed(NonceKey key) {
            this(
                    key.validFrom(),
                    Map.of(
                            Scheme.V1,
                            List.of(NonceFormat.ofShares(Scheme.V1, key.key()), NonceFormat.previous(key.key())),
                            Scheme.V2,
                            List.of(NonceFormat.ofShares(Scheme.V2, key.key()))),
                    NonceFormat.ofSessions(key.key()));
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

    /** The format of a share's nonces under the key that makes nonces now. */
    Optional<NonceFormat> ofShares(Scheme scheme, Instant now) {
        return currentKey(now).map(key -> key.ofShares().get(scheme).get(0));
    }

    /**
     * The formats of a share's nonces under the keys that have made nonces since a moment: those that began after it, and
     * the one before them. A key is known for longer than that, for session nonces.
     */
    Stream<NonceFormat> ofSharesSince(Scheme scheme, Instant since) {
        List<Keyed> known = keys;
        long begun = known.stream()
                .takeWhile(key -> !key.validFrom().isBefore(since))
                .count();
        return known.stream().limit(begun + 1).flatMap(key -> key.ofShares().get(scheme).stream());
    }

    /** The format of session nonces under the key that makes nonces now. */
    Optional<NonceFormat> ofSessions(Instant now) {
        return currentKey(now).map(Keyed::ofSessions);
    }

    /** {@return the formats of session nonces under all keys, the newest key first} */
    public List<NonceFormat> ofSessions() {
        return keys.stream().map(Keyed::ofSessions).toList();
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
