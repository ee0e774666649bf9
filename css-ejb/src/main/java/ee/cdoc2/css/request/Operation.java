package ee.cdoc2.css.request;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a request asks for. Its method and path alone tell, whether or not it will be served. */
public enum Operation {
    /** Leave a share. */
    STORE("POST", Routes.KEY_SHARES),
    /** Get a nonce. */
    NONCE("POST", Routes.KEY_SHARES + Routes.NONCE),
    /** Fetch a share. */
    RELEASE("GET", Routes.KEY_SHARES + Routes.ONE_SHARE),
    /** Get a nonce for a session: an auth server does. */
    SESSION_NONCE("POST", Routes.SESSION_NONCE),
    /** Ask for the health checks: for all, or for one group of them. */
    HEALTH(
            "GET",
            Routes.HEALTH,
            Routes.HEALTH + Routes.STARTED,
            Routes.HEALTH + Routes.LIVE,
            Routes.HEALTH + Routes.READY),
    /** Ask for metrics. */
    METRICS("GET", Routes.METRICS),
    /** Ask for the description of the API. */
    OPENAPI("GET", Routes.OPENAPI),
    /** Ask what was built, and the time. */
    INFO("GET", Routes.INFO),
    /** Anything else. */
    OTHER("", "other");

    private final String method;
    private final String route;
    private final Set<String> templates;

    Operation(String method, String route, String... below) {
        this.method = method;
        this.route = route;
        this.templates = Stream.concat(Stream.of(route), Stream.of(below)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Finds the operation of a request.
     *
     * @param method the HTTP method
     * @param path   the path of the request target, not decoded
     * @return the operation; {@link #OTHER} when it is none of ours
     */
    public static Operation of(String method, String path) {
        return of(method, Routes.find(path));
    }

    /**
     * Finds the operation, where the route is known already.
     *
     * @param method of the request
     * @param route  what {@link Routes#find} found
     * @return the operation; {@link #OTHER} when it is none of ours
     */
    public static Operation of(String method, Optional<String> route) {
        return Stream.of(values())
                .filter(operation -> operation.method.equals(method))
                .filter(operation -> route.filter(operation.templates::contains).isPresent())
                .findAny()
                .orElse(OTHER);
    }

    /** {@return the path's template, as the metrics show it} */
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
