package ee.cdoc2.css.client.signing;

/** Shows the verification code that a person compares with the one on the phone, before confirming there. */
@FunctionalInterface
public interface VerificationCodeDisplay {
    /**
     * Shows it.
     *
     * @param code four digits
     */
    void show(String code);
}
