package ee.cdoc2.css.keyset;

import ee.cdoc2.css.testkit.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.List;

/** JWK sets as a test writes them down. */
public final class JwkSets {

    private JwkSets() {}

    /** {@return the key's JWK with further members, each {@code ,"name":value}} */
    public static String jwk(String keyId, ECPublicKey key, String... members) {
        String jwk = new SigningKey(keyId, new KeyPair(key, null))
                .jwk()
                .with("kid", "\"" + keyId + "\"")
                .text();
        return jwk.substring(0, jwk.length() - 1) + String.join("", members) + "}";
    }

    /** {@return a set of these JWKs} */
    public static String set(String... jwks) {
        return "{\"keys\":[" + String.join(",", List.of(jwks)) + "]}";
    }

    /** {@return the set with one key} */
    public static KeySet of(String keyId, ECPublicKey key) {
        return parse(set(jwk(keyId, key)), PublishedKeys.REFUSED);
    }

    /** {@return the set in this text, which must be one} */
    public static KeySet parse(String json, PublishedKeys published) {
        try {
            return KeySet.parse(json.getBytes(StandardCharsets.UTF_8), published);
        } catch (KeySetFault fault) {
            throw new AssertionError(fault.reason().name(), fault);
        }
    }
}
