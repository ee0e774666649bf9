package ee.cdoc2.css.testkit.ocsp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OCSP responder on 127.0.0.1. Paths:
 * <ul>
 * <li>{@code /good}, {@code /issuer}, {@code /no-next-update}, …: good answers, see {@link GoodAnswer};
 * <li>{@code /revoked}, {@code /wrong-nonce}, …: see {@link OcspFault#path};
 * <li>any of these with further segments ({@code /good/my-test}): the same, with a counter of its own;
 * <li>{@code /once/wrong-nonce/token}: the fault in the first request on exactly this path, then good answers;
 * <li>{@code /count/good/my-test} (GET): the number of requests on that path, as decimal text.
 * </ul>
 * It answers for every certificate of its authorities. For other certificates the response status is {@code unauthorized}.
 */
public final class OcspResponder implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final OcspBehaviour behaviour;
    private final RequestCounter counter = new RequestCounter();

    private OcspResponder(HttpServer server, OcspBehaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
        // a thread for each request: a slow answer must not delay the others
        this.threads = Executors.newCachedThreadPool(OcspResponder::daemon);
    }

    /** {@return a responder that was started on a free port, with the system's clock} */
    public static OcspResponder start(CertificateAuthority... authorities) {
        return start(0, Clock.systemUTC(), List.of(authorities));
    }

    /**
     * {@return a responder that was started and listens}
     *
     * @param port on 127.0.0.1; 0 for a free one
     * @param clock for the times in responses
     * @param authorities it answers for their certificates
     */
    public static OcspResponder start(int port, Clock clock, List<CertificateAuthority> authorities) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            List<OcspSigners> signers = authorities.stream()
                    .map(each -> OcspSigners.of(each, clock))
                    .toList();
            OcspResponder responder = new OcspResponder(server, new OcspBehaviour(signers, clock));
            server.createContext("/", responder::handle);
            server.setExecutor(responder.threads);
            server.start();
            return responder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the URL of a path, e.g. {@code http://127.0.0.1:41234/good}} */
    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public String url(GoodAnswer good) {
        return url(good.path());
    }

    public String url(OcspFault fault) {
        return url(fault.path());
    }

    /** {@return a URL on a free port, where connections are refused} */
    public static String refusedUrl() {
        return "http://127.0.0.1:" + FreePort.find() + "/refused";
    }

    /** {@return the number of requests on this path} */
    public int count(String path) {
        return counter.count(path);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/count/")) {
                String count = Integer.toString(counter.count(path.substring("/count".length())));
                text(200, count).send(exchange);
            } else if (!exchange.getRequestMethod().equals("POST")) {
                text(405, "POST only").send(exchange);
            } else {
                answer(exchange, path);
            }
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        boolean first = counter.add(path) == 1;
        String[] segments = path.split("/");
        boolean once = segments.length > 2 && segments[1].equals("once");
        String name = segments.length < 2 ? "" : segments[once ? 2 : 1];
        Optional<OcspFault> fault = OcspFault.of(name);
        Optional<GoodAnswer> good = GoodAnswer.of(name);
        if (fault.isEmpty() && good.isEmpty()) {
            text(404, "no such behaviour").send(exchange);
            return;
        }
        HttpReply reply = behaviour.reply(request, fault.filter(any -> first || !once), good.orElse(GoodAnswer.GOOD));
        if (reply.status() == 307) {
            exchange.getResponseHeaders().set("Location", url(GoodAnswer.GOOD));
        }
        reply.send(exchange);
    }

    private static HttpReply text(int status, String text) {
        return HttpReply.of(text.getBytes(StandardCharsets.US_ASCII))
                .withStatus(status)
                .withContentType("text/plain");
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "ocsp-responder");
        thread.setDaemon(true);
        return thread;
    }
}
