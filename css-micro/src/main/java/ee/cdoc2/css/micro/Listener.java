package ee.cdoc2.css.micro;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * Where the server is going to listen.
 *
 * @param address an address of this machine
 * @param port    1 to 65535
 */
record Listener(InetAddress address, int port) {
    /**
     * Listens there for a moment, to find out whether that is possible: Payara Micro would run on without its listener.
     *
     * @param address name or number
     * @param port    0 for any free one
     * @return the address, and the port that was free
     * @throws StartFault when nothing can listen there
     */
    static Listener free(String address, int port) throws StartFault {
        InetAddress resolved = of(address, port).address();
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(resolved, port));
            return new Listener(resolved, socket.getLocalPort());
        } catch (IOException failure) {
            throw new StartFault(
                    "CSS_HTTPS_PORT: can't listen on " + address + ", port " + port + ": " + failure.getMessage());
        }
    }

    /**
     * Where a server listens that runs already.
     *
     * @param address name or number
     * @param port    1 to 65535
     * @throws StartFault when the name has no address
     */
    static Listener of(String address, int port) throws StartFault {
        try {
            return new Listener(InetAddress.getByName(address), port);
        } catch (UnknownHostException unknown) {
            throw new StartFault("CSS_HTTPS_ADDRESS: there is no address " + address);
        }
    }

    /** {@return the base of the URLs that it answers, with the address as a number} */
    String url() {
        return url(address);
    }

    /** {@return a URL to reach it from this machine, also when it listens on all interfaces} */
    String urlFromHere() {
        return url(addressFromHere());
    }

    /** {@return the address to reach it from this machine, which is also where such a connection comes from} */
    InetAddress addressFromHere() {
        return address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
    }

    private String url(InetAddress host) {
        String number = host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
        return "https://" + number + ":" + port;
    }
}
