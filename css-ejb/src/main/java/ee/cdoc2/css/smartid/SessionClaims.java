package ee.cdoc2.css.smartid;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a session was begun by a means that may sign here, and the claims by which a session token says that this was
 * Smart-ID: section 4, step 10. They prove a signing-in at that relying party, not this token: the challenge is random.
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

    private final Optional<AcspV2Signature> smartId;
    private final boolean mobileId;

    /**
     * A check for the relying party at which the auth server has people sign in.
     *
     * @param smartId  verifies what Smart-ID signed there; nothing where it may not sign
     * @param mobileId whether Mobile-ID may sign
     */
    public SessionClaims(Optional<AcspV2Signature> smartId, boolean mobileId) {
        this.smartId = smartId;
        this.mobileId = mobileId;
    }

    /**
     * Checks the claims against the certificate that is presented with the token: all seven with an RSA key, none with a key
     * on P-256, and no other key.
     *
     * @param claims the token's, after its disclosures were put into their places
     * @param key    the certificate's
     * @throws Denied {@link Denial#SMART_ID_CLAIMS_WRONG}, {@link Denial#RELYING_PARTY_WRONG}, or as {@link AcspV2Signature};
     *                {@link Denial#CERTIFICATE_KEY_UNSUITABLE} for the key of a means that may not sign, or of none
     */
    public void check(JsonObject claims, PublicKey key) {
        if (!(key instanceof RSAPublicKey)) {
            if (!mobileId || !Es256.fits(key)) {
                throw meansNotConfigured();
            }
            require(NAMES.stream().noneMatch(claims.members()::containsKey));
            return;
        }
        AcspV2Signature signature = smartId.orElseThrow(SessionClaims::meansNotConfigured);
        require(claims.text("signatureProtocol").filter(PROTOCOL::equals).isPresent());
        String rpChallenge =
                claims.text("rpChallenge").filter(SessionClaims::isChallenge).orElseThrow(SessionClaims::wrong);
        SignatureParameters parameters = SignatureParameters.of(claims, Denial.SMART_ID_CLAIMS_WRONG);
        requireRelyingParty(claims, signature.relyingParty());
        byte[] value = claims.member("signature")
                .filter(JsonObject.class::isInstance)
                .flatMap(object -> ((JsonObject) object).text("value"))
                .flatMap(StrictBase64.STANDARD::decode)
                .orElseThrow(SessionClaims::wrong);
        signature.verify(key, parameters, rpChallenge, value);
    }

    private static void requireRelyingParty(JsonObject claims, RelyingParty expected) {
        String name = claims.text("rpName").orElseThrow(SessionClaims::wrong);
        String scheme = claims.text("schemeName").orElseThrow(SessionClaims::wrong);
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

    private static Denied meansNotConfigured() {
        return new Denied(Denial.CERTIFICATE_KEY_UNSUITABLE);
    }

    private static Denied wrong() {
        return new Denied(Denial.SMART_ID_CLAIMS_WRONG);
    }
}
