package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.ticket.DisclosureText;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import java.util.List;

/** Makes auth tokens as a client does, and the person's signature as the phone does. */
public final class AuthTokens {

    /** {@code typ} of an auth token, and of a ticket of v1. */
    public static final String TYPE = "vnd.cdoc2.auth-token.v1+sd-jwt";

    private AuthTokens() {}

    /**
     * {@return an auth token, not yet signed; its {@code alg} is that of the person's key}
     *
     * @param issuer {@code etsi/PNOEE-…}
     * @param urls one for each server: {@code https://host:port/key-shares/ID?nonce=N}
     */
    public static SdJwtDraft draft(Identity person, String issuer, List<String> urls) {
        JsonText header =
                JsonText.empty().withText("typ", TYPE).withText("alg", isSmartId(person) ? AcspV2.ALGORITHM : "ES256");
        return SdJwtDraft.of(header, JsonText.empty().withText("iss", issuer), urls);
    }

    /** {@return the token with the signature of a Smart-ID} */
    public static IssuedToken signWithSmartId(
            SdJwtDraft draft, Identity person, AcspV2 parameters, SmartIdRelyingParty party) {
        return draft.signedBy(input -> parameters.sign(person.key(), party, AcspV2.challenge(input)));
    }

    /** {@return the token with the signature of a Mobile-ID: ES256} */
    public static IssuedToken signWithMobileId(SdJwtDraft draft, Identity person) {
        return draft.signedBy(new JwsSigner(person)::sign);
    }

    /** {@return whether the key is one of Smart-ID: RSA} */
    public static boolean isSmartId(Identity person) {
        return person.key().getAlgorithm().equals("RSA");
    }

    /** {@return the value of both headers of certificates: base64url of the DER, without padding} */
    public static String x5c(Identity person) {
        return DisclosureText.base64url(person.der());
    }
}
