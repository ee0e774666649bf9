package ee.cdoc2.css.protocol;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.spec.PSSParameterSpec;

/**
 * What Smart-ID's RP API v3 signs (ACSP_V2): 11 fields with {@code |} between them, of which the brokered relying party and the
 * callback URL stay empty here. No field may have a {@code |} itself: whoever makes one of these has checked that.
 *
 * @param schemeName          {@code smart-id}, or {@code smart-id-demo}
 * @param serverRandom        as the service gave it
 * @param rpChallenge         standard base64, as {@link #rpChallenge} makes it of a token
 * @param userChallenge       as the service gave it
 * @param relyingPartyName    plain; it is signed as the standard base64 of its UTF-8
 * @param interactionsDigest  as the service gave it
 * @param interactionTypeUsed as the service gave it
 * @param flowType            as the service gave it
 */
public record AcspV2Text(
        String schemeName,
        String serverRandom,
        String rpChallenge,
        String userChallenge,
        String relyingPartyName,
        String interactionsDigest,
        String interactionTypeUsed,
        String flowType) {

    /**
     * The challenge that has a token signed.
     *
     * @param signingInput ASCII of header, dot, payload
     * @return standard base64 of its SHA-256, whatever hash the signature uses
     */
    public static String rpChallenge(byte[] signingInput) {
        return StrictBase64.STANDARD.encode(Sha256.of(signingInput));
    }

    /** {@return the bytes that are signed} */
    public byte[] bytes() {
        String name = StrictBase64.STANDARD.encode(relyingPartyName.getBytes(StandardCharsets.UTF_8));
        return String.join(
                        "|",
                        schemeName,
                        "ACSP_V2",
                        serverRandom,
                        rpChallenge,
                        userChallenge,
                        name,
                        "",
                        interactionsDigest,
                        interactionTypeUsed,
                        "",
                        flowType)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a signature is over this text (RSASSA-PSS, RFC 8017 section 8.1), by the JDK's provider.
     *
     * @param key        any public key
     * @param parameters hash, mask generator and salt of the signature
     * @param signature  any bytes
     * @return false for every other signature than this key's, and for every other kind of key than RSA
     */
    public boolean isSigned(PublicKey key, PSSParameterSpec parameters, byte[] signature) {
        return SignatureVerifier.ofJdk().verifiesPss(parameters, key, bytes(), signature);
    }
}
