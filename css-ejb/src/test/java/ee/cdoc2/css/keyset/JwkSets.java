package ee.cdoc2.css.keyset;

import ee.cdoc2.css.protocol.StrictBase64;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;

/** JWK sets as a test writes them down. */
public final class JwkSets {

    private JwkSets() {}

    /** {@return the key's JWK with further members, each {@code ,"name":value}} */
    public static String jwk(String keyId, ECPublicKey key, String... members) {
        return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"" + keyId + "\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"" + String.join("", members) + "}";
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

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32 + bytes.length];
        System.arraycopy(bytes, 0, padded, 32, bytes.length);
        return StrictBase64.URL.encode(Arrays.copyOfRange(padded, padded.length - 32, padded.length));
    }
}
