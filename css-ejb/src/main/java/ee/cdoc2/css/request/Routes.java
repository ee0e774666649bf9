package ee.cdoc2.css.request;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The paths that the server answers, as templates in the syntax of JAX-RS. The resources, {@link Operation} and the
 * answers to OPTIONS are made of these. Each path has one spelling ({@link #hasDoubledSlash some} have
 * one more, and {@link #SESSION_NONCE} has); JAX-RS knows
 * others for it, with a slash at the end, path parameters or escapes, so it is asked only about what {@link #find} finds.
 */
public final class Routes {
    /** All shares; whatever concerns shares lies here or below. */
    public static final String KEY_SHARES = "/key-shares";
    /** One share, below {@link #KEY_SHARES}. */
    public static final String ONE_SHARE = "/{shareId}";
    /** The nonces of a share, below {@link #KEY_SHARES}. */
    public static final String NONCE = ONE_SHARE + "/nonce";
    /** The nonces of sessions. An auth server may ask with a slash at the end. */
    public static final String SESSION_NONCE = "/session_nonce";
    /** All health checks. */
    public static final String HEALTH = "/health";
    /** One group of health checks, below {@link #HEALTH}. */
    public static final String STARTED = "/started";
    /** One group of health checks, below {@link #HEALTH}. */
    public static final String LIVE = "/live";
    /** One group of health checks, below {@link #HEALTH}. */
    public static final String READY = "/ready";
    /** The metrics. */
    public static final String METRICS = "/metrics";
    /** The description of the API. */
    public static final String OPENAPI = "/openapi";
    /** What was built, and the time. */
    public static final String INFO = "/info";

    private static final Set<String> FOR_OPERATORS =
            Set.of(HEALTH, HEALTH + STARTED, HEALTH + LIVE, HEALTH + READY, METRICS);

    private static final String SEGMENT = "[^/]++";

    private static final Map<String, Pattern> PATTERNS = Stream.of(
                    KEY_SHARES,
                    KEY_SHARES + ONE_SHARE,
                    KEY_SHARES + NONCE,
                    SESSION_NONCE,
                    HEALTH,
                    HEALTH + STARTED,
                    HEALTH + LIVE,
                    HEALTH + READY,
                    METRICS,
                    OPENAPI,
                    INFO)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Routes::pattern));

    private Routes() {}

    /**
     * Finds the route of a path: for routing, audit and metrics alike.
     *
     * @param path from the application's root, not decoded
     * @return the template, which is one or more constants of this class, joined; empty where there is no such resource
     */
    public static Optional<String> find(String path) {
        String single = hasDoubledSlash(path) ? path.substring(1) : path;
        return PATTERNS.entrySet().stream()
                .filter(route -> route.getValue().matcher(single).matches())
                .map(Map.Entry::getKey)
                .findAny();
    }

    /** {@return all templates} */
    public static Set<String> all() {
        return PATTERNS.keySet();
    }

    private static Pattern pattern(String template) {
        String path = template.replaceAll("\\{[a-zA-Z]++}", SEGMENT);
        return Pattern.compile(template.equals(SESSION_NONCE) ? path + "/?+" : path);
    }

    /**
     * Whether a path is about shares.
     *
     * @param path from the application's root, beginning with a slash, not decoded
     * @return true for {@link #KEY_SHARES} and what is below it, whether or not there is such a resource
     */
    public static boolean concernsShares(String path) {
        return path.equals(KEY_SHARES) || path.startsWith(KEY_SHARES + "/");
    }

    /**
     * Whether a path is one that the machines of who runs the server ask: health and metrics, which are answered whatever else goes on.
     *
     * @param path from the application's root, not decoded
     * @return true for {@link #HEALTH} with its groups, and {@link #METRICS}, whatever the method
     */
    public static boolean isForOperators(String path) {
        return find(path).filter(FOR_OPERATORS::contains).isPresent();
    }

    /**
     * Whether a path is about shares but for a second slash at its beginning: a client whose base URL ends with a slash
     * asks that way, and signs it that way. No other doubled slash means anything.
     *
     * @param path from the application's root, not decoded
     * @return true if the path without its first character {@linkplain #concernsShares concerns shares}
     */
    public static boolean hasDoubledSlash(String path) {
        return path.startsWith("/") && concernsShares(path.substring(1));
    }
}
