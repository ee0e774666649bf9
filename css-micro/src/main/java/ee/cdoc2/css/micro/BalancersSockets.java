package ee.cdoc2.css.micro;

import ee.cdoc2.css.micro.proxy.ProxyHeader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/** Makes TLS sockets as a load balancer does that asks whether a server is well: a PROXY header that names no client stands before TLS. */
final class BalancersSockets extends SSLSocketFactory {
    private final SSLSocketFactory tls;

    /**
     * A factory of such sockets.
     *
     * @param tls makes the TLS
     */
    BalancersSockets(SSLSocketFactory tls) {
        super();
        this.tls = tls;
    }

    @Override
    public Socket createSocket(Socket connected, String host, int port, boolean autoClose) throws IOException {
        connected.getOutputStream().write(ProxyHeader.ofTheBalancerItself());
        return tls.createSocket(connected, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(new Socket(host, port), host, port, true);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(new Socket(host, port, from, fromPort), host, port, true);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(new Socket(host, port), host.getHostAddress(), port, true);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(new Socket(host, port, from, fromPort), host.getHostAddress(), port, true);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
