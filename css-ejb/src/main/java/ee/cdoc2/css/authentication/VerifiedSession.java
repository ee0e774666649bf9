package ee.cdoc2.css.authentication;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.trust.IssuedCertificate;

/**
 * A session of which everything has been verified but that its certificate is not revoked. Only {@link SessionAuthenticator}
 * makes one. It admits to nonces; no share is released for it.
 */
final class VerifiedSession {
    private final RecipientId.Etsi person;
    private final IssuedCertificate certificate;

    VerifiedSession(RecipientId.Etsi person, IssuedCertificate certificate) {
        this.person = person;
        this.certificate = certificate;
    }

    /** {@return who has signed in} */
    RecipientId.Etsi person() {
        return person;
    }

    /** {@return the certificate, of which the status is still to be asked} */
    IssuedCertificate certificate() {
        return certificate;
    }
}
