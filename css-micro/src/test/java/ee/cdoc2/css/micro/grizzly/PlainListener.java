package ee.cdoc2.css.micro.grizzly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.function.Function;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** A listener with our filters, and without TLS. */
final class PlainListener implements AutoCloseable {
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("test", "127.0.0.1", 0);

    /**
     * Listens.
     *
     * @param environment as {@link ListenerAddOn} reads it
     * @param answer      the text that a request is answered with, with 200
     */
    PlainListener(Map<String, String> environment, Function<Request, String> answer) throws IOException {
        listener.registerAddOn(new ListenerAddOn(environment));
        server.addListener(listener);
        server.getServerConfiguration().addHttpHandler(new HttpHandler() {
            @Override
            public void service(Request request, Response response) throws IOException {
                response.setStatus(200);
                response.setContentType("text/plain");
                response.getWriter().write(answer.apply(request));
            }
        });
        server.start();
    }

    /** {@return a connection from an address of this machine's} */
    Socket open(String from) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(30_000);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", listener.getPort()));
        return socket;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
