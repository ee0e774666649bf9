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
     * Checks by listening there for a moment, since Payara Micro would stay up without its listener.
     *
     * @param address name or number
     * @param port    0 for any free one
     * @throws StartFault if that can't be listened on
     */
    static Listener free(String address, int port) throws StartFault {
        try (ServerSocket socket = new ServerSocket()) {
            InetAddress resolved = InetAddress.getByName(address);
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(resolved, port));
            return new Listener(resolved, socket.getLocalPort());
        } catch (UnknownHostException e) {
            throw new StartFault("CSS_HTTPS_ADDRESS: there is no address " + address);
        } catch (IOException e) {
            throw new StartFault(
                    "CSS_HTTPS_PORT: can't listen on " + address + ", port " + port + ": " + e.getMessage());
        }
    }

    /** @return the base of the URLs that it answers, with the address as a number */
    String url() {
        return url(address);
    }

    /** @return a URL to reach it from this machine, also when it listens on all interfaces */
    String urlFromHere() {
        return url(address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address);
    }

    private String url(InetAddress host) {
        String number = host instanceof Inet6Address ? "[" + host.getHostAddress() + "]" : host.getHostAddress();
        return "https://" + number + ":" + port;
    }
}
