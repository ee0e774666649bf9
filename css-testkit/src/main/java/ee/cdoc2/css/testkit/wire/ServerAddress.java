package ee.cdoc2.css.testkit.wire;

/**
 * Where a server is.
 *
 * @param host name or address
 * @param port TCP port
 * @param path what stands before {@code /key-shares}: mostly empty; {@code /} for a client configured with a trailing
 *        slash, which then asks for {@code //key-shares}
 */
public record ServerAddress(String host, int port, String path) {

    /** A server without a path. */
    public ServerAddress(String host, int port) {
        this(host, port, "");
    }

    /** {@return the value of the {@code Host} header} */
    public String authority() {
        return host + ":" + port;
    }

    /** {@return the base URL as clients write it into {@code aud}, path included} */
    public String baseUrl() {
        return "https://" + authority() + path;
    }
}
