package ee.cdoc2.css.micro.grizzly;

import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many connections each source has open, and how fast it opens them. Thread-safe. A source is kept while it has a connection, or has
 * opened more than have come back: the first are bounded by what the process may open, and each handshake keeps its source for the
 * time in which one comes back, so that those of 5,000 in a second are some hundreds.
 */
final class SourceConnections {
    private static final long SWEEP_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /** Which limit a connection is beyond. */
    enum Limit {
        /** All sources together have too many open. */
        ALL_CONNECTIONS,
        /** Its source has too many open. */
        CONNECTIONS,
        /** Its source has opened too many. */
        HANDSHAKES;

        /** {@return the name of the setting behind {@code css.limit.}} */
        String setting() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final LongSupplier nanoTime;
    private final Map<Source, State> states = new HashMap<>();
    private final Map<Limit, Long> refused = new EnumMap<>(Limit.class);
    private ConnectionLimits limits = ConnectionLimits.none();
    private long swept;
    /** Of all sources together. */
    private int open;

    /**
     * Nobody has a connection, and nobody is limited yet.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    SourceConnections(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.swept = nanoTime.getAsLong();
        for (Limit limit : Limit.values()) {
            refused.put(limit, 0L);
        }
    }

    /** Limits sources from now on; what they have open already is counted, too. */
    synchronized void limit(ConnectionLimits newLimits) {
        limits = newLimits;
    }

    /**
     * Lets a connection in, or does not.
     *
     * @param client who has opened it
     * @return what to run once when it is closed; nothing when it must be closed now
     */
    synchronized Optional<Runnable> open(InetAddress client) {
        Optional<Source> source = limits.source(client);
        if (source.isEmpty()) {
            return Optional.of(() -> {});
        }
        long now = nanoTime.getAsLong();
        sweep(now);
        State state = states.computeIfAbsent(source.get(), unseen -> new State(now));
        Optional<Limit> beyond =
                limits.all() > 0 && open >= limits.all() ? Optional.of(Limit.ALL_CONNECTIONS) : state.open(now, limits);
        if (beyond.isPresent()) {
            refused.merge(beyond.get(), 1L, Long::sum);
            return Optional.empty();
        }
        open++;
        return Optional.of(() -> close(state));
    }

    private synchronized void close(State state) {
        state.open--;
        open--;
    }

    /** {@return how many connections were beyond each limit} */
    synchronized Map<Limit, Long> refused() {
        return new EnumMap<>(refused);
    }

    /** {@return how many sources are kept} */
    synchronized int kept() {
        return states.size();
    }

    private void sweep(long now) {
        if (now - swept >= SWEEP_EVERY_NANOS) {
            swept = now;
            states.values().removeIf(state -> state.open == 0 && state.fullAt - now <= 0);
        }
    }

    /** Of one source. */
    private static final class State {
        private int open;
        /** When its bucket of handshakes will be full. */
        private long fullAt;

        State(long now) {
            this.fullAt = now;
        }

        Optional<Limit> open(long now, ConnectionLimits limits) {
            if (limits.connections() > 0 && open >= limits.connections()) {
                return Optional.of(Limit.CONNECTIONS);
            }
            long full = (fullAt - now > 0 ? fullAt : now) + limits.nanosForOne();
            if (full - now > limits.nanosForAll()) {
                return Optional.of(Limit.HANDSHAKES);
            }
            fullAt = full;
            open++;
            return Optional.empty();
        }
    }
}
