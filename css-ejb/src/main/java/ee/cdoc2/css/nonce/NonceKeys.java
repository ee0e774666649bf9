package ee.cdoc2.css.nonce;

import ee.cdoc2.css.common.RepeatedFaults;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.NonceKey;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.seal.SealFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The nonce keys that this node knows, as it last read them from the database. The newest that has begun makes nonces;
 * a nonce is recognised by every key that can have made it. Thread-safe.
 */
public class NonceKeys {
    private static final Logger LOG = Logger.getLogger(NonceKeys.class.getName());

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

    private final RepeatedFaults faults = new RepeatedFaults();

    /** Newest first; nothing while they do not open, or are sealed with a key that this node does not have. */
    private volatile Optional<List<Keyed>> keys = Optional.of(List.of());

    /**
     * Replaces the keys by those that the database holds now.
     *
     * @param stored all nonce keys
     */
    public void replace(List<NonceKey> stored) {
        keys = Optional.of(stored.stream()
                .sorted(Comparator.comparing(NonceKey::validFrom).reversed())
                .map(Keyed::new)
                .toList());
    }

    /**
     * Forgets the keys: those that the database holds now cannot be read by this node, which the log is told.
     *
     * @param why what is in the way
     * @param now the time
     */
    public void close(SealFault.Kind why, Instant now) {
        keys = Optional.empty();
        faults.tellOnce(trace(why), now).ifPresent(LOG::severe);
    }

    private static String trace(SealFault.Kind why) {
        String cause = switch (why) {
            case KEY_MISSING -> "The nonce keys are encrypted with a data key that this node does not have";
            case BROKEN -> "The nonce keys do not open, because rows of the table nonce_key have been changed";
        };
        return cause + ": this node gives no nonces and releases no shares";
    }

    /** Whatever needs a key is refused for the right reason: no nonce is called unknown that another node has made. */
    private List<Keyed> known() {
        return keys.orElseThrow(() -> new Denied(Denial.VAULT_CLOSED));
    }

    /** The format of a share's nonces under the key that makes nonces now. */
    Optional<NonceFormat> ofShares(Scheme scheme, Instant now) {
        return currentKey(known(), now).map(key -> key.ofShares().get(scheme).get(0));
    }

    /**
     * The formats of a share's nonces under the keys that have made nonces since a moment: those that began after it, and
     * the one before them. A key is known for longer than that, for session nonces.
     */
    Stream<NonceFormat> ofSharesSince(Scheme scheme, Instant since) {
        List<Keyed> known = known();
        long begun = known.stream()
                .takeWhile(key -> !key.validFrom().isBefore(since))
                .count();
        return known.stream().limit(begun + 1).flatMap(key -> key.ofShares().get(scheme).stream());
    }

    /** The format of session nonces under the key that makes nonces now. */
    Optional<NonceFormat> ofSessions(Instant now) {
        return currentKey(known(), now).map(Keyed::ofSessions);
    }

    /** {@return the formats of session nonces under all keys, the newest key first} */
    public List<NonceFormat> ofSessions() {
        return known().stream().map(Keyed::ofSessions).toList();
    }

    /**
     * Whether there is a key to make nonces with.
     *
     * @param now the time
     * @return true once the first key has been read and has begun
     */
    public boolean canMakeNonces(Instant now) {
        return currentKey(keys.orElse(List.of()), now).isPresent();
    }

    /**
     * For how long the key that makes nonces now has done so.
     *
     * @param now the time
     * @return seconds, or -1 while there is none
     */
    public long secondsInUse(Instant now) {
        return currentKey(keys.orElse(List.of()), now)
                .map(key -> Duration.between(key.validFrom(), now).toSeconds())
                .orElse(-1L);
    }

    private static Optional<Keyed> currentKey(List<Keyed> known, Instant now) {
        return known.stream().filter(key -> !key.validFrom().isAfter(now)).findFirst();
    }
}
