package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.pki.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Makes session tokens as an auth server does.
 *
 * @param issuer {@code iss}
 * @param key signs them
 * @param party whom Smart-ID names when a person signs in
 */
public record SessionTokenIssuer(String issuer, SigningKey key, SmartIdRelyingParty party) {

    /** {@code typ} of a session token. */
    public static final String TYPE = "vnd.cdoc2.session-token.v2+sd-jwt";

    private static final Duration DAY = Duration.ofDays(1);

    /** {@return the same issuer with another key} */
    public SessionTokenIssuer with(SigningKey other) {
        return new SessionTokenIssuer(issuer, other, party);
    }

    /** {@return the same issuer asking for another relying party} */
    public SessionTokenIssuer with(SmartIdRelyingParty other) {
        return new SessionTokenIssuer(issuer, key, other);
    }

    /**
     * {@return a good session token for a day, not yet signed}
     *
     * @param person with an RSA key (Smart-ID) or a P-256 key (Mobile-ID)
     * @param subject {@code etsi/PNOEE-…}
     * @param urls one for each server: session-nonce URL, slash, nonce
     */
    public SdJwtDraft draft(Identity person, String subject, Instant issuedAt, List<String> urls) {
        return draft(person, subject, issuedAt, urls, AcspV2.fresh());
    }

    /** {@return the same with these parameters of the Smart-ID signature; Mobile-ID has none} */
    public SdJwtDraft draft(Identity person, String subject, Instant issuedAt, List<String> urls, AcspV2 parameters) {
        JsonText header = JsonText.empty()
                .withText("kid", key.keyId())
                .withText("typ", TYPE)
                .withText("alg", "ES256");
        JsonText claims = JsonText.empty()
                .withText("iss", issuer)
                .withText("sub", subject)
                .with("iat", issuedAt.getEpochSecond())
                .with("exp", issuedAt.plus(DAY).getEpochSecond());
        boolean smartId = person.key().getAlgorithm().equals("RSA");
        return SdJwtDraft.of(header, smartId ? claims.withAll(smartIdClaims(person, parameters, party)) : claims, urls);
    }

    /** {@return the seven claims of a Smart-ID session, for this relying party} */
    public static JsonText smartIdClaims(Identity person, AcspV2 parameters, SmartIdRelyingParty party) {
        String challenge = AcspV2.randomChallenge();
        byte[] signature = parameters.sign(person.key(), party, challenge);
        return parameters
                .json()
                .withText("signatureProtocol", AcspV2.ALGORITHM)
                .withText("rpChallenge", challenge)
                .withText("rpName", party.name())
                .withText("schemeName", party.schemeName())
                .with(
                        "signature",
                        parameters
                                .signature()
                                .withText("value", Base64.getEncoder().encodeToString(signature)));
    }

    /** {@return the token, signed} */
    public IssuedToken sign(SdJwtDraft draft) {
        return draft.signedBy(key::sign);
    }

    /** {@return the raw Smart-ID signature in a session token} */
    public static byte[] smartIdSignature(IssuedToken session) {
        return Base64.getDecoder()
                .decode(session.claims()
                        .member("signature")
                        .flatMap((ReadJson signature) -> signature.text("value"))
                        .orElseThrow());
    }
}
