package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.CounterSignatureBase;
import ee.cdoc2.css.protocol.Es256;
import ee.cdoc2.css.protocol.StrictBase64;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The RP server's counter-signature (RFC 9421), read as it writes it: one signature over the two headers.
 *
 * @param base      what is signed
 * @param keyId     of the key that signed it
 * @param signature raw
 */
record CounterSignatureAnswer(CounterSignatureBase base, String keyId, byte[] signature) {
    private static final String LABEL = "(?<label>[a-z*][a-z0-9_.*-]{0,63})";
    private static final Pattern INPUT = Pattern.compile(LABEL
            + "=(?<parameters>\\(\"x-rp-signed-hash\" \"x-rp-name\"\\)"
            + "(?:;created=(?<created>[0-9]{1,12})|;keyid=\"(?<keyid>[ !#-\\[\\]-~]{1,128})\""
            + "|;alg=\"[a-z0-9-]{1,64}\"){2,3})");
    private static final Pattern SIGNATURE = Pattern.compile(LABEL + "=:(?<value>[A-Za-z0-9+/=]{1,128}):");

    /**
     * Reads the four headers.
     *
     * @param headers those of the RP server's answer
     * @return the counter-signature; nothing when one is missing, or not of this form
     */
    static Optional<CounterSignatureAnswer> read(Map<String, String> headers) {
        Matcher input = INPUT.matcher(headers.getOrDefault(AuthenticationHeaders.SIGNATURE_INPUT, ""));
        Matcher signature = SIGNATURE.matcher(headers.getOrDefault(AuthenticationHeaders.SIGNATURE, ""));
        String signedHash = headers.get(AuthenticationHeaders.SIGNED_HASH);
        String name = headers.get(AuthenticationHeaders.RELYING_PARTY);
        if (signedHash == null
                || name == null
                || !input.matches()
                || input.group("created") == null
                || input.group("keyid") == null
                || !signature.matches()
                || !input.group("label").equals(signature.group("label"))) {
            return Optional.empty();
        }
        return StrictBase64.STANDARD
                .decode(signature.group("value"))
                .map(value -> new CounterSignatureAnswer(
                        new CounterSignatureBase(signedHash, name, input.group("parameters")),
                        input.group("keyid"),
                        value));
    }

    /**
     * Whether it says the right thing.
     *
     * @param tokenSignature the token's
     * @param name           the relying party, by the server list
     * @return true when it names both
     */
    boolean isOver(byte[] tokenSignature, String name) {
        return base.signedHash().equals(CounterSignatureBase.signedHash(tokenSignature))
                && base.name().equals(name);
    }

    /** {@return whether it verifies with a key} */
    boolean verifies(PublicKey key) {
        return Es256.verifies(key, base.bytes(), signature);
    }
}
