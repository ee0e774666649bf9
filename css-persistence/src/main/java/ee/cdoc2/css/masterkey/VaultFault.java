package ee.cdoc2.css.masterkey;

/** The master keys cannot be used, or the database needs others. A server with such a configuration does not start. */
public final class VaultFault extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * A fault.
     *
     * @param message what is wrong and what the operator can do, in one sentence that begins with the setting; nothing secret
     */
    public VaultFault(String message) {
        super(message);
    }
}
