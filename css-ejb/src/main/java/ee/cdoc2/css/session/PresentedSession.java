package ee.cdoc2.css.session;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.KeyId;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.NumericDate;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SessionAudience;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.ticket.Audience;
import ee.cdoc2.css.ticket.CompactJws;
import ee.cdoc2.css.ticket.SdJwt;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a session token says, before anybody has verified that it is true. It may be refused for what it says; it may not be
 * believed.
 *
 * @param keyId        {@code kid}: which of the auth server's keys is to have signed it
 * @param issuer       {@code iss}
 * @param subject      {@code sub}: who has signed in
 * @param issuedAt     {@code iat}
 * @param expiresAt    {@code exp}
 * @param notBefore    {@code nbf}, where it is there
 * @param audience     the one {@code aud} element that is disclosed
 * @param claims       all claims, those of Smart-ID among them
 * @param signingInput the bytes under the signature
 * @param signature    the signature
 */
public record PresentedSession(
        String keyId,
        String issuer,
        RecipientId.Etsi subject,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Instant> notBefore,
        SessionAudience audience,
        JsonObject claims,
        byte[] signingInput,
        byte[] signature) {
    private static final Set<String> HEADER_MEMBERS = Set.of("kid", "typ", "alg");

    /**
     * Reads a session token.
     *
     * @param text the compact SD-JWT
     * @return what it says
     * @throws Denied for each way in which it is no session token
     */
    public static PresentedSession parse(String text) {
        SdJwt sdJwt = SdJwt.parse(text);
        CompactJws jws = sdJwt.jws();
        String keyId = keyId(jws);
        JsonObject claims = sdJwt.claims();
        return new PresentedSession(
                keyId,
                claims.text("iss").orElseThrow(() -> new Denied(Denial.SESSION_ISSUER_WRONG)),
                subject(claims),
                time(claims, "iat").orElseThrow(PresentedSession::malformed),
                time(claims, "exp").orElseThrow(PresentedSession::malformed),
                time(claims, "nbf"),
                SessionAudience.parse(Audience.only(claims)).orElseThrow(() -> new Denied(Denial.AUDIENCE_MALFORMED)),
                claims,
                jws.signingInput(),
                jws.signature());
    }

    private static String keyId(CompactJws jws) {
        jws.requireProfile(AuthenticationHeaders.SESSION_TOKEN_TYPE, HEADER_MEMBERS);
        if (!jws.header().text("alg").map("ES256"::equals).orElse(false)) {
            throw new Denied(Denial.ALGORITHM_NOT_ALLOWED);
        }
        return jws.header()
                .text("kid")
                .filter(KeyId::isWellFormed)
                .orElseThrow(() -> new Denied(Denial.TICKET_HEADER_NOT_IN_PROFILE));
    }

    private static RecipientId.Etsi subject(JsonObject claims) {
        return claims.text("sub")
                .flatMap(RecipientId::parse)
                .filter(RecipientId.Etsi.class::isInstance)
                .map(RecipientId.Etsi.class::cast)
                .orElseThrow(PresentedSession::malformed);
    }

    /** The time in a claim that may be absent; what is there must be a time. */
    private static Optional<Instant> time(JsonObject claims, String name) {
        return claims.member(name).map(value -> NumericDate.of(value).orElseThrow(PresentedSession::malformed));
    }

    private static Denied malformed() {
        return new Denied(Denial.SESSION_CLAIM_MALFORMED);
    }

    /** {@return a text without anything of the token} */
    @Override
    public String toString() {
        return "PresentedSession[…]";
    }
}
