package ee.cdoc2.css.testkit.pki;

/** The test PKI could not make or read something: a fault of the test, not of the product. */
public final class PkiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what what failed, e.g. {@code cannot issue a certificate}
     * @param cause the library's exception
     */
    public PkiFault(String what, Throwable cause) {
        super(what, cause);
    }
}
