package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.protocol.SignatureHash;
import ee.cdoc2.css.protocol.SignatureVerifier;
import ee.cdoc2.css.ticket.PresentedTicket;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** Whether a ticket's algorithm is allowed, and its signature verifies with the certificate's key (RFC 7515 section 5.2). */
final class TicketSignature {
    private final Set<SignatureAlgorithm> allowed;
    private final SignatureVerifier verifier;

    TicketSignature(Set<SignatureAlgorithm> allowed, SignatureVerifier verifier) {
        this.allowed = allowed;
        this.verifier = verifier;
    }

    /** Refuses an algorithm that is not configured. */
    void requireAllowed(SignatureAlgorithm algorithm) {
        if (!allowed.contains(algorithm)) {
            throw new Denied(Denial.ALGORITHM_NOT_ALLOWED);
        }
    }

    /** Verifies the signature; the kind of key and the algorithm must belong together (RFC 8725 section 3.1). */
    void verify(PresentedTicket ticket, PublicKey key) {
        if (!belongTogether(ticket.algorithm(), key)) {
            throw new Denied(Denial.CERTIFICATE_KEY_UNSUITABLE);
        }
        if (!verifies(ticket, key)) {
            throw new Denied(Denial.SIGNATURE_INVALID);
        }
    }

    private static boolean belongTogether(SignatureAlgorithm algorithm, PublicKey key) {
        return switch (algorithm) {
            case RS256 -> key instanceof RSAPublicKey;
            case ES256 -> Es256.fits(key);
        };
    }

    private boolean verifies(PresentedTicket ticket, PublicKey key) {
        return switch (ticket.algorithm()) {
            case RS256 -> verifier.verifiesPkcs1(SignatureHash.SHA_256, key, ticket.signingInput(), ticket.signature());
            case ES256 -> Es256.verifies(verifier, key, ticket.signingInput(), ticket.signature());
        };
    }
}
