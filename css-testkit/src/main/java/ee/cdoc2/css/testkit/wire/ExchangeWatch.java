package ee.cdoc2.css.testkit.wire;

/** Somebody who looks at each answer as it comes in, and may throw what it thinks of it at whoever asked. */
@FunctionalInterface
public interface ExchangeWatch {

    /**
     * An answer has come.
     *
     * @param request as it was sent
     * @param answer to it
     */
    void saw(byte[] request, WireAnswer answer);
}
