package ee.cdoc2.css.testkit.wire;

import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A TLS client that sends the bytes it is given. It trusts one certificate, a server's own or its authority's, and
 * looks at no host names. Immutable; safe for use by many threads.
 */
public final class RawHttps {

    private final SSLContext context;
    private final ServerAddress server;
    private final Duration timeout;
    private final List<String> protocols;
    private final boolean serverName;
    private final ExchangeWatch watch;

    private RawHttps(
            SSLContext context,
            ServerAddress server,
            Duration timeout,
            List<String> protocols,
            boolean serverName,
            ExchangeWatch watch) {
        this.context = context;
        this.server = server;
        this.timeout = timeout;
        this.protocols = protocols;
        this.serverName = serverName;
        this.watch = watch;
    }

    /**
     * TLS 1.3, with SNI, and 30 seconds' patience for each step.
     *
     * @param server whom to call
     * @param trusted the server's certificate, or that of who issued it
     */
    public static RawHttps to(ServerAddress server, X509Certificate trusted) {
        return new RawHttps(
                TlsContexts.trusting(trusted),
                server,
                Duration.ofSeconds(30),
                List.of("TLSv1.3"),
                true,
                (request, answer) -> {});
    }

    /** {@return the same with another limit for connecting and for each wait} */
    public RawHttps timeout(Duration limit) {
        return new RawHttps(context, server, limit, protocols, serverName, watch);
    }

    /** {@return the same with other protocol versions, e.g. {@code TLSv1.2}, which a server must refuse} */
    public RawHttps protocols(String... names) {
        return new RawHttps(context, server, timeout, List.of(names), serverName, watch);
    }

    /** {@return the same without SNI: as the Java client calls localhost} */
    public RawHttps withoutServerName() {
        return new RawHttps(context, server, timeout, protocols, false, watch);
    }

    /** {@return the same, with somebody who looks at each answer} */
    public RawHttps watchedBy(ExchangeWatch whom) {
        return new RawHttps(context, server, timeout, protocols, serverName, whom);
    }

    /** {@return whom it calls} */
    public ServerAddress server() {
        return server;
    }

    /**
     * Sends one request over a connection of its own.
     *
     * @param request the whole request, head and body
     * @throws IOException if TLS fails, no answer comes in time, or it is not HTTP
     */
    public WireAnswer send(byte[] request) throws IOException {
        try (WireConnection connection = open()) {
            return connection.exchange(request);
        }
    }

    /** Opens a connection for several requests; TLS is established when this returns. */
    public WireConnection open() throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            socket.connect(new InetSocketAddress(server.host(), server.port()), millis);
            socket.setSoTimeout(millis);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(protocols.toArray(String[]::new));
            parameters.setServerNames(serverName ? List.of(new SNIHostName(server.host())) : List.of());
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new WireConnection(socket, watch);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }
}
