package ee.cdoc2.css.micro.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The load balancers that say who their clients are. Nobody else is believed.
 *
 * @param addresses from which they come
 */
public record Balancers(Set<InetAddress> addresses) {
    /** The environment variable that names them, separated by commas. */
    public static final String VARIABLE = "CSS_PROXY_PROTOCOL_FROM";
    /** What is wrong with the variable, where it is. */
    public static final String FAULT =
            VARIABLE + ": not names or numbers of hosts that have an address, separated by commas";

    /** Copies the set. */
    public Balancers {
        addresses = Set.copyOf(addresses);
    }

    /** {@return no balancers} */
    public static Balancers none() {
        return new Balancers(Set.of());
    }

    /**
     * Reads their addresses.
     *
     * @param names names, which are looked up now and not again, or numbers; nothing but blanks for none
     * @return the balancers
     * @throws UnknownHostException when one has no address
     */
    public static Balancers named(String names) throws UnknownHostException {
        if (names.isBlank()) {
            return none();
        }
        Set<InetAddress> addresses = new HashSet<>();
        for (String name : names.split(",", -1)) {
            if (name.isBlank()) {
                // Java would take it for this machine
                throw new UnknownHostException("no name between two commas");
            }
            Collections.addAll(addresses, InetAddress.getAllByName(name.strip()));
        }
        return new Balancers(addresses);
    }

    /** {@return whether a connection from there has to begin with a PROXY header} */
    public boolean include(InetAddress address) {
        return addresses.contains(address);
    }

    /** {@return whether there are none} */
    public boolean isEmpty() {
        return addresses.isEmpty();
    }
}
