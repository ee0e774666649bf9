package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
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
    /** A ticket lives as long as its nonce. One that claims times of its own is another kind of token. */
    private static final Set<String> CLAIMS_NOT_IN_PROFILE = Set.of("exp", "nbf", "iat");

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
        SignatureAlgorithm algorithm = algorithm(jws.header());
        JsonObject claims = sdJwt.claims();
        if (CLAIMS_NOT_IN_PROFILE.stream().anyMatch(claims.members()::containsKey)) {
            throw new Denied(Denial.CLAIM_NOT_IN_PROFILE);
        }
        return new PresentedTicket(algorithm, issuer(claims), audience(claims), jws.signingInput(), jws.signature());
    }

    private static SignatureAlgorithm algorithm(JsonObject header) {
        if (!header.text("typ").map(AuthenticationHeaders.TICKET_TYPE::equals).orElse(false)) {
            throw new Denied(Denial.TOKEN_TYPE_WRONG);
        }
        // crit, jku, jwk, x5u, x5c, kid …: nothing that a sender could steer us with (RFC 8725 sections 3.10, 3.11)
        if (!HEADER_MEMBERS.containsAll(header.members().keySet())) {
            throw new Denied(Denial.TICKET_HEADER_NOT_IN_PROFILE);
        }
        return header.text("alg")
                .flatMap(SignatureAlgorithm::named)
                .orElseThrow(() -> new Denied(Denial.ALGORITHM_NOT_ALLOWED));
    }

    private static RecipientId issuer(JsonObject claims) {
        return claims.text("iss").flatMap(RecipientId::parse).orElseThrow(() -> new Denied(Denial.ISSUER_MALFORMED));
    }

    private static ShareUrl audience(JsonObject claims) {
        if (!(claims.members().get("aud") instanceof JsonArray aud)
                || aud.elements().size() != 1) {
            throw new Denied(Denial.AUDIENCE_NOT_SINGLE);
        }
        if (!(aud.elements().get(0) instanceof JsonString url)) {
            throw new Denied(Denial.AUDIENCE_MALFORMED);
        }
        return ShareUrl.parse(url.value()).orElseThrow(() -> new Denied(Denial.AUDIENCE_MALFORMED));
    }

    /** {@return a text without anything of the ticket but its algorithm} */
    @Override
    public String toString() {
        return "PresentedTicket[" + algorithm + "]";
    }
}
