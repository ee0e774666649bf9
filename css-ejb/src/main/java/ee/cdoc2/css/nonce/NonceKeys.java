package ee.cdoc2.css.nonce;

import ee.cdoc2.css.persistence.NonceKey;
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
    private record Keyed(Instant validFrom, NonceFormat format) {}

    /** Newest first. */
    private volatile List<Keyed> keys = List.of();

    /**
     * Takes over what the database holds now.
     *
     * @param stored all nonce keys
     */
    public void replace(List<NonceKey> stored) {
        keys = stored.stream()
                .sorted(Comparator.comparing(NonceKey::validFrom).reversed())
                .map(key -> new Keyed(key.validFrom(), new NonceFormat(key.key())))
                .toList();
    }

    /** The format under the key that makes nonces now. */
    Optional<NonceFormat> current(Instant now) {
        return keys.stream()
                .filter(key -> !key.validFrom().isAfter(now))
                .findFirst()
                .map(Keyed::format);
    }

    /** The formats under all keys, newest first. */
    Stream<NonceFormat> all() {
        return keys.stream().map(Keyed::format);
    }

    /**
     * Since when the key that makes nonces now has done so.
     *
     * @param now the time
     * @return the moment; nothing while no key is known
     */
    public Optional<Instant> currentSince(Instant now) {
        return keys.stream()
                .map(Keyed::validFrom)
                .filter(from -> !from.isAfter(now))
                .findFirst();
    }
}
