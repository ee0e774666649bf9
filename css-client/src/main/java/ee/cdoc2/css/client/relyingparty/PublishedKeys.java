package ee.cdoc2.css.client.relyingparty;

import ee.cdoc2.css.protocol.P256;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.security.interfaces.ECPublicKey;
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
    Optional<ECPublicKey> named(String keyId) {
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

    private static Optional<ECPublicKey> key(JsonObject jwk) {
        return jwk.text("x").flatMap(x -> jwk.text("y").flatMap(y -> P256.publicKey(x, y)));
    }
}
