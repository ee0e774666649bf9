package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import java.util.Set;

/**
 * What an auth token of the second protocol says, before anybody has verified that it is true: section 5.
 *
 * @param algorithm    {@code alg}
 * @param issuer       {@code iss}: the person who, as the token says, signed it
 * @param audience     the one {@code aud} element that is disclosed
 * @param signingInput the bytes under the signature
 * @param signature    the signature, raw
 */
public record PresentedAuthToken(
        AuthTokenAlgorithm algorithm,
        RecipientId.Etsi issuer,
        ShareUrl audience,
        byte[] signingInput,
        byte[] signature) {
    private static final Set<String> HEADER_MEMBERS = Set.of("typ", "alg");

    /**
     * Reads an auth token.
     *
     * @param text the compact SD-JWT
     * @return what it says
     * @throws Denied for each way in which it is no auth token
     */
    public static PresentedAuthToken parse(String text) {
        SdJwt sdJwt = SdJwt.parse(text);
        CompactJws jws = sdJwt.jws();
        jws.requireProfile(AuthenticationHeaders.TICKET_TYPE, HEADER_MEMBERS);
        AuthTokenAlgorithm algorithm = jws.header()
                .text("alg")
                .flatMap(AuthTokenAlgorithm::named)
                .orElseThrow(() -> new Denied(Denial.ALGORITHM_NOT_ALLOWED));
        RecipientClaims said = RecipientClaims.of(sdJwt.claims());
        if (!(said.issuer() instanceof RecipientId.Etsi person)) {
            throw new Denied(Denial.ISSUER_MALFORMED);
        }
        return new PresentedAuthToken(algorithm, person, said.audience(), jws.signingInput(), jws.signature());
    }

    /** {@return a text without anything of the token but its algorithm} */
    @Override
    public String toString() {
        return "PresentedAuthToken[" + algorithm + "]";
    }
}
