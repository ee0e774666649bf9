package ee.cdoc2.css.ocsp;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.SingleResp;

/** Whether an answer is current (RFC 6960 section 3.2, points 5 and 6; section 4.2.2.1). */
final class AnswerWindow {
    private final AnswerRules rules;
    private final Clock clock;

    AnswerWindow(AnswerRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Accepts an answer that is neither from the future nor stale.
     *
     * @throws StatusUndetermined otherwise
     */
    void check(BasicOCSPResp answer, SingleResp single) throws StatusUndetermined {
        Instant now = clock.instant();
        Instant latest = now.plus(rules.clockSkew());
        Instant thisUpdate = single.getThisUpdate().toInstant();
        Date nextUpdate = single.getNextUpdate();
        if (answer.getProducedAt().toInstant().isAfter(latest) || thisUpdate.isAfter(latest)) {
            throw StatusUndetermined.refused("the answer is from the future: check both clocks");
        }
        // the skew does not lengthen the age: without nextUpdate, the age is all that limits a replay
        boolean fresh = nextUpdate == null
                ? !thisUpdate.isBefore(now.minus(rules.maxAge()))
                : !nextUpdate.toInstant().isBefore(now.minus(rules.clockSkew()))
                        && !nextUpdate.toInstant().isBefore(thisUpdate);
        if (!fresh) {
            throw StatusUndetermined.refused("the answer is stale: check both clocks");
        }
    }
}
