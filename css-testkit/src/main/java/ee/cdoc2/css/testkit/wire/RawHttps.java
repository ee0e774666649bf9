package ee.cdoc2.css.testkit.wire;

import ee.cdoc2.css.testkit.tls.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * An HTTPS client that sends the bytes it is given. It trusts one certificate, of the server or of its authority, and does
 * not check host names. Immutable; safe for use by many threads.
 */
public final class RawHttps {

    private final SSLContext context;
    private final ServerAddress server;
    private final Duration timeout;
    private final List<String> protocols;
    private final boolean serverName;
    private final ExchangeListener listener;
    /** Null where the operating system chooses. */
    private final InetAddress from;
    /** What is sent before TLS begins. */
    private final byte[] before;

    private RawHttps(
            SSLContext context,
            ServerAddress server,
            Duration timeout,
            List<String> protocols,
            boolean serverName,
            ExchangeListener listener,
            InetAddress from,
            byte[] before) {
        this.context = context;
        this.server = server;
        this.timeout = timeout;
        this.protocols = protocols;
        this.serverName = serverName;
        this.listener = listener;
        this.from = from;
        this.before = before;
    }

    /**
     * {@return a client with TLS 1.3, SNI, and a timeout of 30 seconds for connecting and for each read}
     *
     * @param server the server to call
     * @param trusted the server's certificate, or that of the authority that issued it
     */
    public static RawHttps to(ServerAddress server, X509Certificate trusted) {
        return new RawHttps(
                TlsContexts.trusting(trusted),
                server,
                Duration.ofSeconds(30),
                List.of("TLSv1.3"),
                true,
                (request, answer) -> {},
                null,
                new byte[0]);
    }

    /** {@return the same with another timeout for connecting and for each read} */
    public RawHttps timeout(Duration limit) {
        return new RawHttps(context, server, limit, protocols, serverName, listener, from, before);
    }

    /** {@return the same with other protocol versions, e.g. {@code TLSv1.2}, which a server must refuse} */
    public RawHttps protocols(String... names) {
        return new RawHttps(context, server, timeout, List.of(names), serverName, listener, from, before);
    }

    /** {@return the same without SNI, as the Java client calls localhost} */
    public RawHttps withoutServerName() {
        return new RawHttps(context, server, timeout, protocols, false, listener, from, before);
    }

    /** {@return the same with a listener that is called for each answer} */
    public RawHttps withListener(ExchangeListener newListener) {
        return new RawHttps(context, server, timeout, protocols, serverName, newListener, from, before);
    }

    /** {@return the same from another address of this machine, e.g. 127.0.0.2} */
    public RawHttps from(InetAddress address) {
        return new RawHttps(context, server, timeout, protocols, serverName, listener, address, before);
    }

    /** {@return the same that sends these bytes before TLS begins, as a load balancer's PROXY header} */
    public RawHttps announcing(byte[] header) {
        return new RawHttps(context, server, timeout, protocols, serverName, listener, from, header.clone());
    }

    /** {@return the server that is called} */
    public ServerAddress server() {
        return server;
    }

    /**
     * {@return the answer to one request, sent over a new connection}
     *
     * @param request the whole request, head and body
     * @throws IOException if TLS fails, no answer is received in time, or it is not HTTP
     */
    public WireAnswer send(byte[] request) throws IOException {
        try (WireConnection connection = open()) {
            return connection.exchange(request);
        }
    }

    /** {@return a new connection for several requests; the TLS handshake is complete} */
    public WireConnection open() throws IOException {
        Socket plain = new Socket();
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            if (from != null) {
                plain.bind(new InetSocketAddress(from, 0));
            }
            plain.connect(new InetSocketAddress(server.host(), server.port()), millis);
            plain.getOutputStream().write(before);
            SSLSocket socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, server.host(), server.port(), true);
            socket.setSoTimeout(millis);
            // or else the request waits 40 ms for the acknowledgement of the handshake's last bytes
            socket.setTcpNoDelay(true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setProtocols(protocols.toArray(String[]::new));
            parameters.setServerNames(serverName ? List.of(new SNIHostName(server.host())) : List.of());
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return new WireConnection(socket, listener);
        } catch (IOException | RuntimeException failure) {
            plain.close();
            throw failure;
        }
    }
}
