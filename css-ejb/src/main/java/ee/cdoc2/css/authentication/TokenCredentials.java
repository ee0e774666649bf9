package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.Scheme;

/**
 * What a recipient of the second protocol presents for one share, as it came over the wire; nothing is verified.
 *
 * @param session     that the recipient has signed in
 * @param token       the value of {@code x-cdoc2-auth-token}, a compact SD-JWT
 * @param certificate the value of {@code x-cdoc2-auth-x5c}, base64url of DER
 * @param proof       that the token was signed through the right relying party
 */
public record TokenCredentials(SessionCredentials session, String token, String certificate, RelyingPartyProof proof)
        implements Credentials {

    @Override
    public Scheme scheme() {
        return Scheme.V2;
    }

    /** {@return a text without tokens and certificates} */
    @Override
    public String toString() {
        return "TokenCredentials[…]";
    }
}
