package ee.cdoc2.css.testkit.fuzz;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs a parser on a quarter of the stack that a server's thread has, and for a bounded time: one that needs more for some
 * input needs too much for another.
 */
final class SmallStack {
    /** Of the processor, so that it does not matter how busy the machine is; much more than any input takes. */
    static final Duration LIMIT = Duration.ofSeconds(10);

    private static final long BYTES = 256 * 1024L;
    private static final long LOOK_AGAIN_MILLIS = 1000;

    private SmallStack() {}

    /**
     * Calls on a thread of its own.
     *
     * @throws Exception      what the call throws
     * @throws AssertionError when it takes too long, or with the error that the call ended with
     */
    static <T> T call(Callable<T> call) throws Exception {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(null, task, "small stack", BYTES);
        thread.setDaemon(true);
        thread.start();
        while (thread.isAlive()) {
            if (ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()) > LIMIT.toNanos()) {
                throw new AssertionError("has not come to an end after " + LIMIT);
            }
            thread.join(LOOK_AGAIN_MILLIS);
        }
        try {
            return task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw new AssertionError(failed.getCause());
        }
    }
}
