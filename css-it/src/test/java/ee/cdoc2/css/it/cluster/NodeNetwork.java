package ee.cdoc2.css.it.cluster;

import java.util.List;

/**
 * The network between one node under test and all databases of a cluster: when it is cut, nobody else notices. What is cut is what connections
 * carry: new ones are still taken, and hear nothing. A host that does not even take a connection is another case, with the same bound
 * ({@code connectTimeout}).
 */
public final class NodeNetwork implements AutoCloseable {
    private final List<TcpRelay> relays;

    private NodeNetwork(List<TcpRelay> relays) {
        this.relays = relays;
    }

    /** A network that works, to databases that listen on these ports of loopback. */
    static NodeNetwork to(List<Integer> ports) {
        return new NodeNetwork(ports.stream().map(TcpRelay::to).toList());
    }

    /** {@return where the node finds them, in the same order} */
    List<Integer> ports() {
        return relays.stream().map(TcpRelay::port).toList();
    }

    /** From now on no database can be reached, and nobody is told: as of a network that loses what comes. */
    public void cut() {
        relays.forEach(TcpRelay::cut);
    }

    /** What was held up gets through, late. */
    public void heal() {
        relays.forEach(TcpRelay::heal);
    }

    @Override
    public void close() {
        relays.forEach(TcpRelay::close);
    }
}
