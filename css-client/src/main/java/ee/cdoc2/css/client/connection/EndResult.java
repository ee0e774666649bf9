package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import java.util.Locale;

/**
 * Says why a person did not sign, by the result that Smart-ID or Mobile-ID gave.
 *
 * @param who the server that reports it, for the beginning of a sentence
 */
record EndResult(String who) {
    private static final String TRY_AGAIN = "Try again.";

    /** The failure. A result that is not known is not repeated: it may be any text. */
    ClientException failed(String endResult) {
        String known = endResult.toUpperCase(Locale.ROOT);
        if (known.startsWith("USER_REFUSED") || known.equals("USER_CANCELLED")) {
            return failed("it was refused on the phone.", "Try again, and confirm with PIN1.");
        }
        return switch (known) {
            case "TIMEOUT", "EXPIRED_TRANSACTION" -> failed("it was not confirmed in time.", TRY_AGAIN);
            case "WRONG_VC" -> failed("the wrong verification code was chosen.", TRY_AGAIN);
            case "PHONE_ABSENT", "DELIVERY_ERROR", "SIM_ERROR" ->
                failed("the phone cannot be reached.", "Switch it on, and try again.");
            case "NOT_MID_CLIENT", "DOCUMENT_UNUSABLE", "ACCOUNT_UNUSABLE" ->
                failed(
                        "this person has no Smart-ID or Mobile-ID that can be used.",
                        "Check the recipient and the phone number, and the state of the account.");
            default -> failed("no signature was made, for a reason that this client does not know.", TRY_AGAIN);
        };
    }

    private ClientException failed(String what, String advice) {
        return new ClientException(Failure.SIGNING_FAILED, who + " reports: " + what, advice);
    }
}
