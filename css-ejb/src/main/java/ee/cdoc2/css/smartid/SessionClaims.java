package ee.cdoc2.css.smartid;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;

/**
 * The claims by which a session token says that the person has signed in with Smart-ID: section 4, step 10. They prove a
 * signing-in at that relying party, not this token: the challenge is random.
 */
public final class SessionClaims {
    private static final String PROTOCOL = "RSASSA-PSS+ACSP_V2";
    private static final Set<String> NAMES = Set.of(
            "signatureProtocol",
            "rpChallenge",
            "interactionsDigest",
            "interactionTypeUsed",
            "rpName",
            "schemeName",
            "signature");
    private static final int MIN_CHALLENGE = 44;
    private static final int MAX_CHALLENGE = 88;

    private final AcspV2Signature signature;

    /**
     * A check for the relying party at which the auth server has people sign in.
     *
     * @param signature verifies what was signed there
     */
    public SessionClaims(AcspV2Signature signature) {
        this.signature = signature;
    }

    /**
     * Checks the claims against the certificate that is presented with the token: all seven with an RSA key, none with
     * another.
     *
     * @param claims the token's, after its disclosures were put into their places
     * @param key    the certificate's
     * @throws Denied {@link Denial#SMART_ID_CLAIMS_WRONG}, {@link Denial#RELYING_PARTY_WRONG}, or as {@link AcspV2Signature}
     */
    public void check(JsonObject claims, PublicKey key) {
        if (!(key instanceof RSAPublicKey)) {
            require(NAMES.stream().noneMatch(claims.members()::containsKey));
            return;
        }
        require(claims.text("signatureProtocol").filter(PROTOCOL::equals).isPresent());
        String rpChallenge =
                claims.text("rpChallenge").filter(SessionClaims::isChallenge).orElseThrow(SessionClaims::wrong);
        SignatureParameters parameters = SignatureParameters.of(claims, Denial.SMART_ID_CLAIMS_WRONG);
        requireRelyingParty(claims);
        byte[] value = claims.member("signature")
                .filter(JsonObject.class::isInstance)
                .flatMap(object -> ((JsonObject) object).text("value"))
                .flatMap(StrictBase64.STANDARD::decode)
                .orElseThrow(SessionClaims::wrong);
        signature.verify(key, parameters, rpChallenge, value);
    }

    private void requireRelyingParty(JsonObject claims) {
        String name = claims.text("rpName").orElseThrow(SessionClaims::wrong);
        String scheme = claims.text("schemeName").orElseThrow(SessionClaims::wrong);
        RelyingParty expected = signature.relyingParty();
        if (!name.equals(expected.name()) || !scheme.equals(expected.schemeName())) {
            throw new Denied(Denial.RELYING_PARTY_WRONG);
        }
    }

    private static boolean isChallenge(String text) {
        return text.length() >= MIN_CHALLENGE
                && text.length() <= MAX_CHALLENGE
                && StrictBase64.STANDARD.decode(text).isPresent();
    }

    private static void require(boolean right) {
        if (!right) {
            throw wrong();
        }
    }

    private static Denied wrong() {
        return new Denied(Denial.SMART_ID_CLAIMS_WRONG);
    }
}
