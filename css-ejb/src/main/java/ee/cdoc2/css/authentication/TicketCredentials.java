package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.Scheme;

/**
 * A ticket with its signer's certificate, as they came over the wire; nothing is verified.
 *
 * @param ticket      the value of {@code x-cdoc2-auth-ticket}, a compact SD-JWT
 * @param certificate the value of {@code x-cdoc2-auth-x5c}, one-line PEM
 */
public record TicketCredentials(String ticket, String certificate) implements Credentials {

    @Override
    public Scheme scheme() {
        return Scheme.V1;
    }

    /** {@return a text without ticket and certificate} */
    @Override
    public String toString() {
        return "TicketCredentials[…]";
    }
}
