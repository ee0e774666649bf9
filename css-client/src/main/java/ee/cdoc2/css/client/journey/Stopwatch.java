package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.server.ServerEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does steps and tells how long they took.
 *
 * @param clock    the time
 * @param progress whom to tell
 */
record Stopwatch(Clock clock, Progress progress) {

    <T> T time(Step step, ServerEntry server, Supplier<T> work) {
        return time(step, Optional.of(server), work);
    }

    <T> T time(Step step, Supplier<T> work) {
        return time(step, Optional.empty(), work);
    }

    private <T> T time(Step step, Optional<ServerEntry> server, Supplier<T> work) {
        progress.begins(step, server);
        Instant begin = clock.instant();
        T result = work.get();
        progress.done(step, server, Duration.between(begin, clock.instant()));
        return result;
    }
}
