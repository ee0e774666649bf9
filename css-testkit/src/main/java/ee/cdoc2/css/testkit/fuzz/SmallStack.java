package ee.cdoc2.css.testkit.fuzz;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a parser on a quarter of the stack that a server's thread has, and for a bounded time: one that needs more for some
 * input needs too much for another.
 */
final class SmallStack {
    private static final long BYTES = 256 * 1024L;
    /** Much more than any input takes, on however busy a machine. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

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
        try {
            return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception exception) {
                throw exception;
            }
            throw new AssertionError(failed.getCause());
        } catch (TimeoutException endless) {
            throw new AssertionError("has not come to an end after " + LIMIT, endless);
        }
    }
}
