package ee.cdoc2.css.seal;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The data keys that this node knows, as it last read them from the database. Where no master key is configured there are
 * none, and rows are written in clear. Thread-safe.
 */
public final class DataKeys {
    private final boolean on;
    private final SecureRandom random;
    /** By version, the lowest first. */
    private volatile TreeMap<Integer, DataKey> keys = new TreeMap<>();

    /**
     * No keys yet.
     *
     * @param on     whether rows are sealed: then none is written before there is a key
     * @param random a cryptographically secure source
     */
    public DataKeys(boolean on, SecureRandom random) {
        this.on = on;
        this.random = random;
    }

    /**
     * Data keys of a node whose rows are written in clear.
     *
     * @return without keys
     */
    public static DataKeys none() {
        return new DataKeys(false, new SecureRandom());
    }

    /** {@return whether rows are sealed} */
    public boolean isOn() {
        return on;
    }

    /**
     * Replaces the keys by those that the database holds now.
     *
     * @param stored all data keys
     */
    public void replace(Collection<DataKey> stored) {
        keys = stored.stream()
                .collect(Collectors.toMap(DataKey::version, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /** {@return all keys, the oldest first} */
    public List<DataKey> all() {
        return List.copyOf(keys.values());
    }

    /** {@return a key that is known by its version} */
    public Optional<DataKey> find(int version) {
        return Optional.ofNullable(keys.get(version));
    }

    /**
     * The key that rows are sealed with now: the newest that has begun, or the first of all while another node's clock is a
     * little ahead.
     *
     * @param now the time
     * @return the key; nothing where rows are written in clear
     * @throws SealFault {@link SealFault.Kind#KEY_MISSING} when rows are to be sealed and there is no key
     */
    public Optional<DataKey> current(Instant now) throws SealFault {
        if (!on) {
            return Optional.empty();
        }
        Map<Integer, DataKey> known = keys;
        Optional<DataKey> begun = known.values().stream()
                .filter(key -> !key.validFrom().isAfter(now))
                .max(Comparator.comparing(DataKey::version));
        if (begun.isPresent()) {
            return begun;
        }
        return Optional.of(
                known.values().stream().findFirst().orElseThrow(() -> new SealFault(SealFault.Kind.KEY_MISSING)));
    }

    /**
     * Seals with one of these keys.
     *
     * @param key    the key
     * @param row    as {@link DataKey#seal} takes it
     * @param secret any bytes
     * @return the seal
     */
    public byte[] seal(DataKey key, SealedRow row, byte[] secret) {
        return key.seal(row, secret, random);
    }

    /**
     * Opens a seal.
     *
     * @param version the version that the row names
     * @param row     the row as it is now
     * @param sealed  its seal
     * @return the secret, for the caller to wipe
     * @throws SealFault when the key is not known, or the row not as it was sealed
     */
    public byte[] open(int version, SealedRow row, byte[] sealed) throws SealFault {
        return key(version).open(row, sealed);
    }

    /**
     * The key that a row names.
     *
     * @param version the version
     * @return the key
     * @throws SealFault {@link SealFault.Kind#KEY_MISSING}
     */
    public DataKey key(int version) throws SealFault {
        return find(version).orElseThrow(() -> new SealFault(SealFault.Kind.KEY_MISSING));
    }
}
