package ee.cdoc2.css.micro.grizzly;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;

/**
 * Hands a request on when all of it has come, as {@link RequestFraming} writes it, and the next one of a connection when the
 * answer has been taken: nobody who sends or reads slowly holds a worker. A connection is closed that takes longer than the
 * limit from its beginning to the first byte of a request, or from there to the last byte of the answer. How long it may be
 * idle between two requests is Grizzly's to say.
 */
final class WholeRequestFilter extends BaseFilter {
    private static final long LOOK_EVERY_MILLIS = 250;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final long limitNanos;
    /** The latest of each connection. */
    private final Map<Connection<?>, Exchange> exchanges = new ConcurrentHashMap<>();

    /**
     * A filter with this limit, for one listener. It looks at the connections for as long as the process lives.
     *
     * @param limit for a request and its answer, positive
     */
    WholeRequestFilter(Duration limit) {
        super();
        limitNanos = limit.toNanos();
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "CSS request deadlines");
            thread.setDaemon(true);
            return thread;
        });
        looking.scheduleWithFixedDelay(
                () -> exchanges.forEach(this::look), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) {
        exchanges.put(context.getConnection(), new Exchange());
        return context.getInvokeAction();
    }

    /** Called for bytes that have come, and when a request has been handled and bytes are left of them. */
    @Override
    public NextAction handleRead(FilterChainContext context) {
        Connection<?> connection = context.getConnection();
        Exchange exchange = exchanges.computeIfAbsent(connection, unseen -> new Exchange());
        if (exchange.handedOn) {
            if (exchange.framing.isLast() || !connection.isOpen()) {
                context.<Buffer>getMessage().tryDispose();
                return context.getStopAction();
            }
            if (!isTaken(connection)) {
                context.suspend();
                exchange.follower = context;
                return context.getSuspendAction();
            }
            exchange = new Exchange();
            exchanges.put(connection, exchange);
        }
        return read(exchange, context);
    }

    private NextAction read(Exchange exchange, FilterChainContext context) {
        Buffer input = context.getMessage();
        RequestFraming framing = exchange.framing;
        if (!framing.isBegun()) {
            exchange.begun = System.nanoTime();
        }
        while (input.hasRemaining() && !framing.isDecided()) {
            framing.take(input.get());
        }
        if (framing.isContinueDue()) {
            context.write(Buffers.wrap(context.getMemoryManager(), CONTINUE));
        }
        Buffer rest = input.hasRemaining() && !framing.isLast() ? input.split(input.position()) : null;
        input.tryDispose();
        if (!framing.isDecided()) {
            return context.getStopAction();
        }
        exchange.handedOn = true;
        context.addCompletionListener(completed -> exchange.answered = true);
        context.setMessage(Buffers.wrap(context.getMemoryManager(), framing.request()));
        return rest == null ? context.getInvokeAction() : context.getInvokeAction(rest);
    }

    private void look(Connection<?> connection, Exchange exchange) {
        if (!connection.isOpen()) {
            exchanges.remove(connection, exchange);
        } else if (exchange.answered && isTaken(connection)) {
            return;
        } else if (System.nanoTime() - exchange.begun > limitNanos) {
            connection.terminateSilently();
        } else if (exchange.follower != null && isTaken(connection)) {
            FilterChainContext follower = exchange.follower;
            exchange.follower = null;
            resume(follower);
        }
    }

    private static void resume(FilterChainContext follower) {
        Connection<?> connection = follower.getConnection();
        try {
            connection.getTransport().getWorkerThreadPool().execute(follower::resume);
        } catch (RejectedExecutionException overloaded) {
            connection.terminateSilently();
        }
    }

    /** {@return whether the client's machine has taken everything that was written} */
    private static boolean isTaken(Connection<?> connection) {
        return ((NIOConnection) connection).getAsyncWriteQueue().size() == 0;
    }

    /** A request and its answer. Read by one thread at a time, and looked at by the clock's. */
    private static final class Exchange {
        final RequestFraming framing = new RequestFraming();
        /** When the connection, or the request, began; of {@link System#nanoTime}. */
        volatile long begun = System.nanoTime();

        boolean handedOn;
        /** Whether the application has ended with it; the answer may still have to be sent. */
        volatile boolean answered;
        /** Waits, with the bytes of the next request, until the answer has been taken. */
        volatile FilterChainContext follower;
    }
}
