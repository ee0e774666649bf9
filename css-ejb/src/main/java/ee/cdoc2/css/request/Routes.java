package ee.cdoc2.css.request;

import java.util.regex.Pattern;

/**
 * The paths that the server answers, as templates in the syntax of JAX-RS. The resources, {@link Operation} and the
 * answers to OPTIONS are made of these.
 */
public final class Routes {
    /** All shares; whatever concerns shares lies here or below. */
    public static final String KEY_SHARES = "/key-shares";
    /** One share, below {@link #KEY_SHARES}. */
    public static final String ONE_SHARE = "/{shareId}";
    /** The nonces of a share, below {@link #KEY_SHARES}. */
    public static final String NONCE = ONE_SHARE + "/nonce";
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

    private Routes() {}

    /**
     * Makes the pattern of a template.
     *
     * @param template one or more constants of this class, joined
     * @return matches the paths, not decoded, that JAX-RS takes for the template
     */
    public static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[a-zA-Z]+}", "[^/]+"));
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
