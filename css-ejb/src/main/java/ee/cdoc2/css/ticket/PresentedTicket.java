package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.util.Set;

/**
 * What a ticket says, before anybody has verified that it is true. It may be refused for what it says; it may not be
 * believed.
 *
 * @param algorithm    {@code alg}
 * @param issuer       {@code iss}: the recipient who, as the ticket says, signed it
 * @param audience     the one {@code aud} element that is disclosed
 * @param signingInput the bytes under the signature
 * @param signature    the signature
 */
public record PresentedTicket(
        SignatureAlgorithm algorithm, RecipientId issuer, ShareUrl audience, byte[] signingInput, byte[] signature) {
    private static final Set<String> HEADER_MEMBERS = Set.of("typ", "alg");

    /**
     * Reads a ticket: checks 1 and 2 of the protocol.
     *
     * @param text the compact SD-JWT
     * @return what it says
     * @throws Denied for each way in which it is no ticket
     */
    public static PresentedTicket parse(String text) {
        SdJwt sdJwt = SdJwt.parse(text);
        CompactJws jws = sdJwt.jws();
        SignatureAlgorithm algorithm = algorithm(jws);
        RecipientClaims said = RecipientClaims.of(sdJwt.claims());
        return new PresentedTicket(algorithm, said.issuer(), said.audience(), jws.signingInput(), jws.signature());
    }

    private static SignatureAlgorithm algorithm(CompactJws jws) {
        jws.requireProfile(AuthenticationHeaders.TICKET_TYPE, HEADER_MEMBERS);
        return jws.header()
                .text("alg")
                .flatMap(SignatureAlgorithm::named)
                .orElseThrow(() -> new Denied(Denial.ALGORITHM_NOT_ALLOWED));
    }

    /** {@return a text without anything of the ticket but its algorithm} */
    @Override
    public String toString() {
        return "PresentedTicket[" + algorithm + "]";
    }
}
