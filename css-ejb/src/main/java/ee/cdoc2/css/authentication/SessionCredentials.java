package ee.cdoc2.css.authentication;

/**
 * A session token with its person's certificate, as they came over the wire; nothing is verified.
 *
 * @param token       the value of {@code x-cdoc2-session-token}, a compact SD-JWT
 * @param certificate the value of {@code x-cdoc2-session-x5c}, base64url of DER
 */
public record SessionCredentials(String token, String certificate) {

    /** {@return a text without token and certificate} */
    @Override
    public String toString() {
        return "SessionCredentials[…]";
    }
}
