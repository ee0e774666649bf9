package ee.cdoc2.css.it.client;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * The same thing done by several clients at one moment.
 *
 * @param <C> the kind of client
 * @param clients one thread each
 */
public record SimultaneousClients<C>(List<C> clients) {

    /** {@return what each of them got, when all have ended} */
    public <T> List<T> run(Function<C, T> what) {
        CyclicBarrier start = new CyclicBarrier(clients.size());
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            List<Callable<T>> calls = clients.stream()
                    .<Callable<T>>map(client -> () -> {
                        start.await();
                        return what.apply(client);
                    })
                    .toList();
            return threads.invokeAll(calls).stream()
                    .map(SimultaneousClients::result)
                    .toList();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException("a client failed", failure);
        }
    }
}
