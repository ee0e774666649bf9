package ee.cdoc2.css.testkit.pki;

/** The throw-away PKI could not make or read something: a fault of the test, not of what is tested. */
public final class PkiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what what was being made
     * @param cause what the library said
     */
    public PkiFault(String what, Throwable cause) {
        super(what, cause);
    }
}
