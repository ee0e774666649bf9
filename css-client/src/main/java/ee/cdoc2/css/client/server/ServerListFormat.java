package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.certificate.Certificates;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.IndentedJson;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The JSON form of a server list, specified in docs/server-list.md. Unknown members are refused: a mistyped name must
 * not silently take a rule away.
 */
public final class ServerListFormat {
    private static final String VERSION = "1";
    private static final Set<String> LIST_MEMBERS = Set.of("version", "servers");
    private static final String VALID_UNTIL = "validUntil";
    private static final Set<String> ENTRY_MEMBERS =
            Set.of("id", "organisation", "capsuleTypes", "senderUrl", "recipientUrl", "certificates");

    private ServerListFormat() {}

    /**
     * Writes a list.
     *
     * @param list the list
     * @return JSON, UTF-8
     */
    public static byte[] write(ServerList list) {
        JsonMembers members = new JsonMembers().add("version", VERSION);
        list.validUntil().ifPresent(end -> members.add(VALID_UNTIL, end.toString()));
        return IndentedJson.write(members.add(
                        "servers",
                        list.servers().stream().map(ServerListFormat::json).toList())
                .object());
    }

    /**
     * One entry as JSON.
     *
     * @param entry the entry
     * @return the object
     */
    public static JsonObject json(ServerEntry entry) {
        return new JsonMembers()
                .add("id", entry.id())
                .add("organisation", entry.organisation())
                .add(
                        "capsuleTypes",
                        new TreeSet<>(entry.capsuleTypes())
                                .stream().map(JsonString::new).toList())
                .add("senderUrl", entry.senderUrl().toString())
                .add("recipientUrl", entry.recipientUrl().toString())
                .add(
                        "certificates",
                        entry.certificates().stream()
                                .map(ServerListFormat::json)
                                .toList())
                .object();
    }

    private static JsonString json(X509Certificate certificate) {
        try {
            return new JsonString(StrictBase64.STANDARD.encode(certificate.getEncoded()));
        } catch (CertificateEncodingException parsedOnesHaveIt) {
            throw new IllegalStateException(parsedOnesHaveIt);
        }
    }

    /**
     * Reads a list.
     *
     * @param utf8 JSON, at most 64 KiB
     * @return the list
     * @throws ClientException {@link Failure#LIST_REFUSED}
     */
    public static ServerList parse(byte[] utf8) {
        JsonObject list = StrictJson.parseObject(utf8)
                .orElseThrow(() -> refused("The server list is not strict JSON of at most 64 KiB"));
        Set<String> names = new LinkedHashSet<>(list.members().keySet());
        names.remove(VALID_UNTIL);
        requireMembers(names, LIST_MEMBERS, "The server list");
        if (!text(list, "version", "The server list").equals(VERSION)) {
            throw refused("The server list is of a version that this client does not know");
        }
        return new ServerList(
                elements(list, "servers", "The server list").stream()
                        .map(ServerListFormat::entry)
                        .toList(),
                validUntil(list));
    }

    private static Optional<Instant> validUntil(JsonObject list) {
        if (list.member(VALID_UNTIL).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text(list, VALID_UNTIL, "The server list")));
        } catch (DateTimeParseException notATime) {
            throw refused("validUntil of the server list is not a time in UTC, such as 2030-01-31T00:00:00Z");
        }
    }

    private static ServerEntry entry(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            throw refused("The server list has an entry that is not an object");
        }
        String who = "The entry "
                + object.text("id").filter(ShareReference::isServerId).orElse("without identifier");
        requireMembers(object.members().keySet(), ENTRY_MEMBERS, who);
        return new ServerEntry(
                text(object, "id", who),
                text(object, "organisation", who),
                new LinkedHashSet<>(texts(object, "capsuleTypes", who)),
                url(object, "senderUrl", who),
                url(object, "recipientUrl", who),
                texts(object, "certificates", who).stream()
                        .map(text -> certificate(text, who))
                        .toList());
    }

    private static BaseUrl url(JsonObject object, String name, String who) {
        return BaseUrl.parse(text(object, name, who))
                .orElseThrow(() -> refused(who + " has a " + name + " that is not https://host:port and a path"));
    }

    private static X509Certificate certificate(String text, String who) {
        return StrictBase64.STANDARD
                .decode(text)
                .flatMap(Certificates::parse)
                .orElseThrow(() -> refused(who + " has a certificate that is not base64 of one DER certificate"));
    }

    private static List<String> texts(JsonObject object, String name, String who) {
        return elements(object, name, who).stream()
                .map(value -> {
                    if (value instanceof JsonString string) {
                        return string.value();
                    }
                    throw refused(who + " has a " + name + " with something that is not text");
                })
                .toList();
    }

    private static List<JsonValue> elements(JsonObject object, String name, String who) {
        if (object.members().get(name) instanceof JsonArray array) {
            return array.elements();
        }
        throw refused(who + " has a " + name + " that is not an array");
    }

    private static String text(JsonObject object, String name, String who) {
        return object.text(name).orElseThrow(() -> refused(who + " has a " + name + " that is not text"));
    }

    private static void requireMembers(Set<String> names, Set<String> expected, String who) {
        if (!names.equals(expected)) {
            throw refused(who + " does not have exactly the members " + new TreeSet<>(expected));
        }
    }

    private static ClientException refused(String why) {
        return new ClientException(Failure.LIST_REFUSED, why + ".", "Correct the server list, or get it again.");
    }
}
