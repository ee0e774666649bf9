package ee.cdoc2.css.testkit.wire;

/**
 * The address of a server.
 *
 * @param host name or address
 * @param port TCP port
 * @param path comes before {@code /key-shares}: usually empty; {@code /} for a client that is configured with a trailing
 *        slash, and therefore requests {@code //key-shares}
 */
public record ServerAddress(String host, int port, String path) {

    /** An address without a path. */
    public ServerAddress(String host, int port) {
        this(host, port, "");
    }

    /** {@return the value of the {@code Host} header} */
    public String authority() {
        return host + ":" + port;
    }

    /** {@return the base URL as clients write it in {@code aud}, with the path} */
    public String baseUrl() {
        return "https://" + authority() + path;
    }
}
