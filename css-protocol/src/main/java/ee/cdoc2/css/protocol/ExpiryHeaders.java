package ee.cdoc2.css.protocol;

/** The headers about the expiry of a share: API 1.2. */
public final class ExpiryHeaders {
    /**
     * When the share expires, as {@link ExpiryTime}: in the request that leaves it as the sender wants it, and in the answers to
     * it and to its recipient as it is.
     */
    public static final String TIME = "x-expiry-time";
    /** In the answer to the sender: {@code true} when they had asked for later than is admitted, or {@code false}. */
    public static final String ADJUSTED = "x-expiry-time-adjusted";

    private ExpiryHeaders() {}
}
