package ee.cdoc2.css.request;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a request wants, told from its method and path alone, whether or not it gets it. */
public enum Operation {
    /** Leave a share. */
    STORE("POST", "/key-shares", "/key-shares"),
    /** Get a nonce. */
    NONCE("POST", "/key-shares/[^/]+/nonce", "/key-shares/{shareId}/nonce"),
    /** Fetch a share. */
    RELEASE("GET", "/key-shares/[^/]+", "/key-shares/{shareId}"),
    /** Ask how the server is. */
    HEALTH("GET", "/health(/[a-z]+)?", "/health"),
    /** Ask for metrics. */
    METRICS("GET", "/metrics", "/metrics"),
    /** Ask for the description of the API. */
    OPENAPI("GET", "/openapi", "/openapi"),
    /** Anything else. */
    OTHER("", "", "other");

    /** Clients whose base URL ends with a slash write the path's first one twice. */
    private static final Pattern DOUBLED_SLASH = Pattern.compile("^//(?=key-shares)");

    private final String method;
    private final Pattern path;
    private final String route;

    Operation(String method, String path, String route) {
        this.method = method;
        this.path = Pattern.compile(path);
        this.route = route;
    }

    /**
     * Tells what a request wants.
     *
     * @param method the HTTP method
     * @param path   the path of the request target, as it came
     * @return the operation; {@link #OTHER} when it is none of ours
     */
    public static Operation of(String method, String path) {
        String single = DOUBLED_SLASH.matcher(path).replaceFirst("/");
        for (Operation operation : values()) {
            if (operation.method.equals(method)
                    && operation.path.matcher(single).matches()) {
                return operation;
            }
        }
        return OTHER;
    }

    /** {@return the path's template, for metrics: there are only as many of them as operations} */
    public String route() {
        return route;
    }

    /** {@return whether it is about a share, and so belongs into the audit log} */
    public boolean concernsShares() {
        return this == STORE || this == NONCE || this == RELEASE;
    }

    /** {@return the name in the audit log} */
    public String event() {
        return name().toLowerCase(Locale.ROOT);
    }
}
