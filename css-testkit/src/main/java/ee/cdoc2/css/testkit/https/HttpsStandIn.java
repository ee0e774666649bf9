package ee.cdoc2.css.testkit.https;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;

/** An HTTPS server on a free port of localhost that answers by a function, and remembers what it was asked. */
public final class HttpsStandIn implements AutoCloseable {
    private final HttpsServer server;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    // a thread for each request: a slow answer must not delay the others
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpsStandIn::daemon);

    private HttpsStandIn(HttpsServer server) {
        this.server = server;
    }

    /** One request: method, path with query, headers by lower-case name, body. */
    public record Request(String method, String path, Function<String, String> header, byte[] body) {}

    public static HttpsStandIn start(Identity tls, Function<Request, Reply> answers) {
        return start(tls, answers, "TLSv1.3", "TLSv1.2");
    }

    /** One that speaks these versions of TLS alone. */
    public static HttpsStandIn start(Identity tls, Function<Request, Reply> answers, String... protocols) {
        return start(0, tls, answers, protocols);
    }

    /**
     * One on this port of localhost.
     *
     * @param port 0 for a free one
     */
    public static HttpsStandIn start(int port, Identity tls, Function<Request, Reply> answers, String... protocols) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(TlsContexts.server(tls)) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters versions = getSSLContext().getDefaultSSLParameters();
                    versions.setProtocols(protocols);
                    parameters.setSSLParameters(versions);
                }
            });
            HttpsStandIn standIn = new HttpsStandIn(server);
            server.createContext("/", exchange -> standIn.answer(exchange, answers));
            server.setExecutor(standIn.threads);
            server.start();
            return standIn;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "https://localhost:" + port();
    }

    /** Methods and paths, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, Function<Request, Reply> answers) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            requests.add(exchange.getRequestMethod() + " " + path);
            Reply reply = answers.apply(new Request(
                    exchange.getRequestMethod(),
                    path,
                    exchange.getRequestHeaders()::getFirst,
                    exchange.getRequestBody().readAllBytes()));
            TimeUnit.NANOSECONDS.sleep(reply.delay().toNanos());
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            fault.printStackTrace();
            throw fault;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stand-in");
        thread.setDaemon(true);
        return thread;
    }
}
