package ee.cdoc2.css.testkit.token;

import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.ticket.DisclosureText;
import ee.cdoc2.css.testkit.ticket.JwsSigner;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/**
 * A P-256 key of an auth server or an RP server, with the name by which tokens refer to it.
 *
 * @param keyId {@code kid}
 * @param pair the key
 */
public record SigningKey(String keyId, KeyPair pair) {

    private static final int COORDINATE_BYTES = 32;

    /** {@return a new key, named by its thumbprint (RFC 7638)} */
    public static SigningKey generate() {
        KeyPair pair = KeyPairs.of(KeyType.P256);
        return new SigningKey(thumbprint((ECPublicKey) pair.getPublic()), pair);
    }

    /** {@return the same key under another name} */
    public SigningKey named(String otherId) {
        return new SigningKey(otherId, pair);
    }

    /** {@return ES256, raw r‖s of 64 bytes (RFC 7518, 3.4)} */
    public byte[] sign(String input) {
        return new JwsSigner(pair.getPrivate()).sign(input);
    }

    /** {@return the public key as a member of a set (RFC 7517)} */
    public JsonText jwk() {
        return members((ECPublicKey) pair.getPublic()).withText("kid", keyId);
    }

    /** {@return the same with the members that real servers send as null} */
    public JsonText jwkWithNulls() {
        return jwk().withText("alg", "ES256")
                .with("use", "null")
                .with("n", "null")
                .with("e", "null");
    }

    /** {@return base64url of SHA-256 over the four members of the key (RFC 7638, 3)} */
    public static String thumbprint(ECPublicKey key) {
        return new DisclosureText(members(key).text()).digest();
    }

    private static JsonText members(ECPublicKey key) {
        return JsonText.empty()
                .withText("crv", "P-256")
                .withText("kty", "EC")
                .withText("x", coordinate(key.getW().getAffineX()))
                .withText("y", coordinate(key.getW().getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[COORDINATE_BYTES + bytes.length];
        System.arraycopy(bytes, 0, padded, COORDINATE_BYTES, bytes.length);
        return DisclosureText.base64url(Arrays.copyOfRange(padded, padded.length - COORDINATE_BYTES, padded.length));
    }

    /** The name only: no key in logs. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId + "]";
    }
}
