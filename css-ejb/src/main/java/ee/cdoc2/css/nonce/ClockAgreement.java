package ee.cdoc2.css.nonce;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.NonceHorizon;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Whether this node's clock agrees with the database's, which all nodes of one server share. Where it does not, this
 * node makes and takes no nonce: one that it made could be refused elsewhere, and one that is old elsewhere would be
 * young here. It is found out at the start, twice a minute, with each probe of the database, and with each release.
 * Thread-safe.
 */
public class ClockAgreement {
    /** How far a node's clock may stand from the database's. */
    public static final Duration BOUND = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(ClockAgreement.class.getName());

    /** What was found last. */
    private record Finding(Duration ahead, Optional<String> fault) {}

    private static final Finding UNKNOWN = new Finding(Duration.ZERO, Optional.of("not compared yet"));

    private volatile Finding last = UNKNOWN;

    /**
     * Compares the two clocks.
     *
     * @param before  this node's time before the database was asked
     * @param horizon the database's answer
     * @param after   this node's time after it was asked
     * @return whether they agree
     */
    public boolean compare(Instant before, NonceHorizon horizon, Instant after) {
        Finding found = finding(ahead(before, horizon.now(), after), horizon);
        log(last, found);
        last = found;
        return found.fault().isEmpty();
    }

    /** {@return whether this node may make and take nonces} */
    public boolean holds() {
        return last.fault().isEmpty();
    }

    /**
     * Refuses whatever needs the clock while it does not agree.
     *
     * @throws Denied {@link Denial#CLOCK_DIFFERS}
     */
    public void require() {
        if (!holds()) {
            throw new Denied(Denial.CLOCK_DIFFERS);
        }
    }

    /** {@return how far this node's clock was ahead of the database's when they were compared last; negative: behind} */
    public Duration ahead() {
        return last.ahead();
    }

    /** Once when they part, and once when they meet again. */
    private static void log(Finding earlier, Finding found) {
        boolean agreed = earlier == UNKNOWN || earlier.fault().isEmpty();
        if (agreed) {
            found.fault().ifPresent(LOG::severe);
        } else if (found.fault().isEmpty()) {
            LOG.info("This node's clock agrees with the database's again");
        }
    }

    /** What the question itself took is no difference of the clocks. */
    private static Duration ahead(Instant before, Instant database, Instant after) {
        if (database.isBefore(before)) {
            return Duration.between(database, before);
        }
        return database.isAfter(after) ? Duration.between(database, after) : Duration.ZERO;
    }

    private static Finding finding(Duration ahead, NonceHorizon horizon) {
        if (ahead.abs().compareTo(BOUND) > 0) {
            return new Finding(
                    ahead,
                    Optional.of("This node's clock is " + ahead.toSeconds()
                            + " seconds ahead of the database's (negative: behind), and may be at most "
                            + BOUND.toSeconds()
                            + ": no nonce is made or taken here, and this node is not ready"));
        }
        if (horizon.hasForgotten(horizon.now())) {
            return new Finding(
                    ahead,
                    Optional.of("Both clocks are behind " + horizon.forgottenBefore()
                            + ", up to when spent nonces were forgotten: the clock once was far ahead."
                            + " No nonce is made or taken, and this node is not ready"));
        }
        return new Finding(ahead, Optional.empty());
    }
}
