package ee.cdoc2.css.ticket;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.util.Set;

/**
 * The claims of what a recipient signs, an auth ticket or an auth token.
 *
 * @param issuer   {@code iss}
 * @param audience the one {@code aud} element that is disclosed
 */
record RecipientClaims(RecipientId issuer, ShareUrl audience) {
    /** Both live as long as their nonce. One that claims times of its own is another kind of token. */
    private static final Set<String> NOT_IN_PROFILE = Set.of("exp", "nbf", "iat");

    static RecipientClaims of(JsonObject claims) {
        if (NOT_IN_PROFILE.stream().anyMatch(claims.members()::containsKey)) {
            throw new Denied(Denial.CLAIM_NOT_IN_PROFILE);
        }
        RecipientId issuer =
                claims.text("iss").flatMap(RecipientId::parse).orElseThrow(() -> new Denied(Denial.ISSUER_MALFORMED));
        return new RecipientClaims(
                issuer, ShareUrl.parse(Audience.only(claims)).orElseThrow(() -> new Denied(Denial.AUDIENCE_MALFORMED)));
    }
}
