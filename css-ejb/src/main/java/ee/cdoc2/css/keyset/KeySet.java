package ee.cdoc2.css.keyset;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.keyset.LeftOutKey.Reason;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonLiteral;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys of one server as it publishes them: a plain JWK set (RFC 7517 section 5). Has at least one key, and never
 * changes. An old and a new key stand beside each other in it while a server changes them.
 */
public final class KeySet implements ServerKeys {
    /** The greatest length of a set. */
    public static final int MAX_BYTES = 64 * 1024;
    /** The most keys in a set, those that are left out among them. */
    public static final int MAX_KEYS = 32;

    private static final Pattern COMPACT_JWS =
            Pattern.compile("\\s*+[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]*+\\.[A-Za-z0-9_-]*+\\s*+");

    private final Map<String, VerificationKey> keys;
    private final List<LeftOutKey> leftOut;

    private KeySet(Map<String, VerificationKey> keys, List<LeftOutKey> leftOut) {
        this.keys = Collections.unmodifiableMap(keys);
        this.leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads a set.
     *
     * @param utf8      any bytes
     * @param published whether keys with published private halves are taken
     * @return the set
     * @throws KeySetFault when it is no set, or one without a key that is taken
     */
    public static KeySet parse(byte[] utf8, PublishedKeys published) throws KeySetFault {
        List<JsonObject> members = members(utf8);
        requireDistinctKeyIds(members);
        Map<String, VerificationKey> keys = new LinkedHashMap<>();
        List<LeftOutKey> leftOut = new ArrayList<>();
        for (JsonObject jwk : members) {
            Optional<String> keyId = jwk.text("kid").filter(KeyId::isWellFormed);
            Optional<VerificationKey> key = keyId.flatMap(id ->
                    jwk.text("x").flatMap(x -> jwk.text("y").flatMap(y -> VerificationKey.of(id, x, y))));
            Optional<Reason> fault = fault(jwk, key, published);
            if (fault.isPresent()) {
                leftOut.add(new LeftOutKey(keyId, key.map(VerificationKey::thumbprint), fault.get()));
            } else {
                keys.put(keyId.orElseThrow(), key.orElseThrow());
            }
        }
        if (keys.isEmpty()) {
            throw new KeySetFault(KeySetFault.Reason.NO_USABLE_KEY, leftOut);
        }
        return new KeySet(keys, leftOut);
    }

    private static List<JsonObject> members(byte[] utf8) throws KeySetFault {
        if (utf8.length > MAX_BYTES) {
            throw fault(KeySetFault.Reason.OVERSIZE);
        }
        Optional<JsonValue> array = StrictJson.parseObject(utf8).flatMap(set -> set.member("keys"));
        if (array.isEmpty() || !(array.get() instanceof JsonArray keys)) {
            boolean wrapped = COMPACT_JWS
                    .matcher(new String(utf8, StandardCharsets.ISO_8859_1))
                    .matches();
            throw fault(wrapped ? KeySetFault.Reason.WRAPPED_IN_JWS : KeySetFault.Reason.NOT_A_KEY_SET);
        }
        if (keys.elements().size() > MAX_KEYS) {
            throw fault(KeySetFault.Reason.TOO_MANY_KEYS);
        }
        List<JsonObject> members = new ArrayList<>();
        for (JsonValue element : keys.elements()) {
            if (!(element instanceof JsonObject jwk)) {
                throw fault(KeySetFault.Reason.NOT_A_KEY_SET);
            }
            members.add(jwk);
        }
        return members;
    }

    /** Of all keys, whether they are taken or not: nobody may have to guess which one is meant. */
    private static void requireDistinctKeyIds(List<JsonObject> members) throws KeySetFault {
        Set<String> met = new HashSet<>();
        for (JsonObject jwk : members) {
            Optional<String> keyId = jwk.text("kid");
            if (keyId.isPresent() && !met.add(keyId.get())) {
                throw fault(KeySetFault.Reason.KEY_ID_REPEATED);
            }
        }
    }

    /** Why a key is left out; {@code use} is not looked at, because servers write anything there. */
    private static Optional<Reason> fault(JsonObject jwk, Optional<VerificationKey> key, PublishedKeys published) {
        if (has(jwk, "d")) {
            return Optional.of(Reason.PRIVATE);
        }
        if (!is(jwk, "kty", "EC") || !is(jwk, "crv", "P-256") || has(jwk, "alg") && !is(jwk, "alg", "ES256")) {
            return Optional.of(Reason.OTHER_KIND);
        }
        if (key.isEmpty()) {
            return Optional.of(Reason.MALFORMED);
        }
        return key.filter(published::refuse).map(refused -> Reason.PUBLISHED);
    }

    /** Real sets write {@code null} for what is absent. */
    private static boolean has(JsonObject jwk, String name) {
        return jwk.member(name).filter(value -> value != JsonLiteral.NULL).isPresent();
    }

    private static boolean is(JsonObject jwk, String name, String value) {
        return jwk.text(name).filter(value::equals).isPresent();
    }

    private static KeySetFault fault(KeySetFault.Reason reason) {
        return new KeySetFault(reason, List.of());
    }

    @Override
    public ECPublicKey named(String keyId) {
        return find(keyId).map(VerificationKey::publicKey).orElseThrow(() -> new Denied(Denial.KEY_UNKNOWN));
    }

    /**
     * Looks for a key.
     *
     * @param keyId any text
     * @return the key with this {@code kid}, or nothing
     */
    public Optional<VerificationKey> find(String keyId) {
        return Optional.ofNullable(keys.get(keyId));
    }

    /** {@return the keys that are taken, in the set's order} */
    public List<VerificationKey> keys() {
        return List.copyOf(keys.values());
    }

    /** {@return the keys that are not taken, in the set's order} */
    public List<LeftOutKey> leftOut() {
        return leftOut;
    }
}
