package ee.cdoc2.css.bench.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Looks at the memory of a server twice in a second, until it is closed. */
public final class MemoryWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final MeasuredServer server;
    private final AtomicLong most = new AtomicLong();

    private MemoryWatch(MeasuredServer server) {
        this.server = server;
    }

    /** {@return a watch that has begun} */
    public static MemoryWatch of(MeasuredServer server) {
        MemoryWatch watch = new MemoryWatch(server);
        watch.clock.scheduleAtFixedRate(watch::look, 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    /** {@return the most that was resident so far, in MiB; 0 if it cannot be seen} */
    public long mostMebibytes() {
        return most.get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        server.residentMebibytes().ifPresent(now -> most.accumulateAndGet(now, Math::max));
    }
}
