package ee.cdoc2.css.keyset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one key set, for those who watch over the server.
 *
 * @param server    whose it is
 * @param keys      the last good set's; none while there is none
 * @param leftOut   the keys that stand in the set that came last, and are not taken
 * @param age       of the last good set; nothing while there is none
 * @param usable    whether there is one that is not too old
 * @param lastFetch how the last fetch ended; nothing before the first one
 * @param fetches   how many ended how, since the start
 */
public record KeySetStatus(
        SigningServer server,
        List<VerificationKey> keys,
        List<LeftOutKey> leftOut,
        Optional<Duration> age,
        boolean usable,
        Optional<LastFetch> lastFetch,
        Map<FetchOutcome, Long> fetches) {

    /**
     * How a fetch ended.
     *
     * @param outcome how
     * @param at      when
     */
    public record LastFetch(FetchOutcome outcome, Instant at) {
        @Override
        public String toString() {
            return outcome.label() + " at " + at;
        }
    }

    /** {@return whether the last fetch brought no set that is taken} */
    public boolean lastFetchFailed() {
        return lastFetch.filter(last -> last.outcome() != FetchOutcome.GOOD).isPresent();
    }

    /** {@return keys, age and last fetch in one line} */
    public String summary() {
        return keys.size() + (keys.size() == 1 ? " key, " : " keys, ")
                + age.map(old -> old.toSeconds() + " s old, ").orElse("")
                + (usable || age.isEmpty() ? "" : "too old, ")
                + "last fetch "
                + lastFetch.map(LastFetch::toString).orElse("still to come");
    }
}
