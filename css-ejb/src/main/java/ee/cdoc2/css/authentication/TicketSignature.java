package ee.cdoc2.css.authentication;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.ticket.PresentedTicket;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/** Whether a ticket's algorithm is allowed, and its signature verifies with the certificate's key (RFC 7515 section 5.2). */
final class TicketSignature {
    private static final int P256_FIELD_BITS = 256;
    private static final int ES256_SIGNATURE_BYTES = 64;

    private final Set<SignatureAlgorithm> allowed;

    TicketSignature(Set<SignatureAlgorithm> allowed) {
        this.allowed = allowed;
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
            case ES256 -> key instanceof ECPublicKey ec && fieldBits(ec) == P256_FIELD_BITS;
        };
    }

    private static int fieldBits(ECPublicKey key) {
        return key.getParams().getCurve().getField().getFieldSize();
    }

    private static boolean verifies(PresentedTicket ticket, PublicKey key) {
        return switch (ticket.algorithm()) {
            case RS256 -> verifies("SHA256withRSA", ticket, key);
            // the JDK checks 1 <= r, s < n since 17.0.3 (CVE-2022-21449); a test holds it to that
            case ES256 ->
                ticket.signature().length == ES256_SIGNATURE_BYTES
                        && verifies("SHA256withECDSAinP1363Format", ticket, key);
        };
    }

    private static boolean verifies(String algorithm, PresentedTicket ticket, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initVerify(key);
            signature.update(ticket.signingInput());
            return signature.verify(ticket.signature());
        } catch (GeneralSecurityException doesNotVerify) {
            return false;
        }
    }
}
