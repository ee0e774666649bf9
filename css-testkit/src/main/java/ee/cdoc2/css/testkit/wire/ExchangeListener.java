package ee.cdoc2.css.testkit.wire;

/** Is called for each answer that a {@link RawHttps} receives. What it throws reaches the sender of the request. */
@FunctionalInterface
public interface ExchangeListener {

    /**
     * Called when an answer was received.
     *
     * @param request as sent, head and body
     */
    void answered(byte[] request, WireAnswer answer);
}
