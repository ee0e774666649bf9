package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * The keys that the RP server publishes (JWK set, RFC 7517). They come over TLS from the server that counter-signed: what a
 * client verifies with them it verifies to be told early, and the shares servers are stricter with them.
 *
 * @param set as it came
 */
record PublishedKeys(JsonObject set) {

    /**
     * Looks for a key.
     *
     * @param keyId its {@code kid}
     * @return the key on P-256; nothing when there is no such key, or more than one
     */
    Optional<PublicKey> named(String keyId) {
        if (!(set.members().get("keys") instanceof JsonArray keys)) {
            return Optional.empty();
        }
        List<JsonObject> named = keys.elements().stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(key -> key.text("kid").equals(Optional.of(keyId)))
                .filter(key -> key.text("kty").equals(Optional.of("EC")))
                .filter(key -> key.text("crv").equals(Optional.of("P-256")))
                .toList();
        return named.size() == 1 ? key(named.get(0)) : Optional.empty();
    }

    private static Optional<PublicKey> key(JsonObject jwk) {
        return coordinate(jwk, "x").flatMap(x -> coordinate(jwk, "y").flatMap(y -> key(new ECPoint(x, y))));
    }

    private static Optional<BigInteger> coordinate(JsonObject jwk, String name) {
        return jwk.text(name).flatMap(StrictBase64.URL::decode).map(bytes -> new BigInteger(1, bytes));
    }

    private static Optional<PublicKey> key(ECPoint point) {
        try {
            AlgorithmParameters p256 = AlgorithmParameters.getInstance("EC");
            p256.init(new ECGenParameterSpec("secp256r1"));
            return Optional.of(KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, p256.getParameterSpec(ECParameterSpec.class))));
        } catch (GeneralSecurityException noKey) {
            return Optional.empty();
        }
    }
}
