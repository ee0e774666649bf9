package ee.cdoc2.css.client.capsule;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.json.IndentedJson;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The capsule file: JSON, described in docs/client.md. Unknown members are refused, so that nothing in it is passed over. */
public final class CapsuleFormat {
    private static final String SCHEME = "N_OF_N";

    private CapsuleFormat() {}

    /**
     * Writes a capsule.
     *
     * @param capsule the capsule
     * @return JSON, UTF-8
     */
    public static byte[] write(Capsule capsule) {
        return IndentedJson.write(new JsonMembers()
                .add("type", Capsule.TYPE)
                .add("recipientId", capsule.recipient().value())
                .add("sharesScheme", SCHEME)
                .add(
                        "shares",
                        capsule.shares().stream().map(CapsuleFormat::share).toList())
                .object());
    }

    private static JsonObject share(ShareReference share) {
        return new JsonMembers()
                .add("serverId", share.serverId())
                .add("shareId", share.shareId().toString())
                .object();
    }

    /**
     * Reads a capsule.
     *
     * @param utf8 JSON
     * @return the capsule
     * @throws ClientException {@link Failure#CAPSULE_REFUSED}
     */
    public static Capsule parse(byte[] utf8) {
        JsonObject object = StrictJson.parseObject(utf8).orElseThrow(() -> refused("is not strict JSON"));
        requireMembers(object, Set.of("type", "recipientId", "sharesScheme", "shares"));
        requireText(object, "type", Capsule.TYPE);
        requireText(object, "sharesScheme", SCHEME);
        RecipientId recipient =
                object.text("recipientId").flatMap(RecipientId::parse).orElseThrow(CapsuleFormat::malformedId);
        return new Capsule(recipient, shares(object.members().get("shares")));
    }

    private static List<ShareReference> shares(JsonValue value) {
        if (!(value instanceof JsonArray array) || array.elements().isEmpty()) {
            throw refused("has no shares");
        }
        List<ShareReference> shares = new ArrayList<>();
        Set<String> servers = new HashSet<>();
        for (JsonValue element : array.elements()) {
            if (!(element instanceof JsonObject object)) {
                throw refused("has a share that is not an object");
            }
            requireMembers(object, Set.of("serverId", "shareId"));
            String server = object.text("serverId")
                    .filter(ShareReference::isServerId)
                    .orElseThrow(() -> refused("has a server identifier that is not well formed"));
            if (!servers.add(server)) {
                throw refused("names one server twice");
            }
            shares.add(new ShareReference(
                    server, object.text("shareId").flatMap(ShareId::parse).orElseThrow(CapsuleFormat::malformedId)));
        }
        return shares;
    }

    private static void requireMembers(JsonObject object, Set<String> names) {
        if (!object.members().keySet().equals(names)) {
            throw refused("has members that are missing or unknown");
        }
    }

    private static void requireText(JsonObject object, String name, String value) {
        if (!object.text(name).map(value::equals).orElse(false)) {
            throw refused("is of a type or scheme that this client does not know");
        }
    }

    private static ClientException malformedId() {
        return refused("has a recipient or a share id that is not well formed");
    }

    private static ClientException refused(String why) {
        return new ClientException(
                Failure.CAPSULE_REFUSED, "The capsule " + why + ".", "Get the capsule again from its sender.");
    }
}
