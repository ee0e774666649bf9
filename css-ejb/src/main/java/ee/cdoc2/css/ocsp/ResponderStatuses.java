package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How each OCSP responder that this node has asked answered last, for those who watch over the server. Kept in memory.
 * Thread-safe.
 */
public final class ResponderStatuses {
    private final ConcurrentMap<String, ResponderStatus> byHost = new ConcurrentHashMap<>();
    private final Clock clock;

    /**
     * No responder has been asked yet.
     *
     * @param clock the time
     */
    public ResponderStatuses(Clock clock) {
        this.clock = clock;
    }

    /** Replaces what is known of a responder; {@code objection} is why the certificate was not accepted. */
    void note(String host, Optional<Denial> objection) {
        byHost.put(host, ResponderStatus.of(objection, clock.instant()));
    }

    /** {@return the last status of each responder, by its host} */
    public Map<String, ResponderStatus> byHost() {
        return Map.copyOf(byHost);
    }
}
