package ee.cdoc2.css.client.server;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.capsule.ShareReference;
import ee.cdoc2.css.client.certificate.Certificates;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
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
    /** Of the first protocol alone: clients that know no other read it. */
    private static final String VERSION = "1";
    /** With what the second protocol needs. */
    private static final String VERSION_2 = "2";

    private static final String LIST = "The server list";
    private static final Set<String> LIST_MEMBERS = Set.of("version", "servers");
    private static final String VALID_UNTIL = "validUntil";
    private static final String AUTH_SERVER = "authServer";
    private static final String RP_SERVER = "rpServer";
    private static final String SESSION_NONCE_URL = "sessionNonceUrl";
    private static final Set<String> AUTH_SERVER_MEMBERS = Set.of("url", "certificates");
    private static final Set<String> RP_SERVER_MEMBERS =
            Set.of("url", SESSION_NONCE_URL, "schemeName", "smartIdName", "mobileIdName", "certificates");
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
        boolean first = list.signIn().isEmpty() && list.withSessions().isEmpty();
        JsonMembers members = new JsonMembers().add("version", first ? VERSION : VERSION_2);
        list.validUntil().ifPresent(end -> members.add(VALID_UNTIL, end.toString()));
        list.signIn()
                .ifPresent(others ->
                        members.add(AUTH_SERVER, json(others.authServer())).add(RP_SERVER, json(others.rpServer())));
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
        JsonMembers members = new JsonMembers()
                .add("id", entry.id())
                .add("organisation", entry.organisation())
                .add(
                        "capsuleTypes",
                        new TreeSet<>(entry.capsuleTypes())
                                .stream().map(JsonString::new).toList())
                .add("senderUrl", entry.senderUrl().toString())
                .add("recipientUrl", entry.recipientUrl().toString());
        entry.sessionNonceUrl().ifPresent(url -> members.add(SESSION_NONCE_URL, url.toString()));
        return members.add("certificates", json(entry.certificates())).object();
    }

    /**
     * The auth server as JSON.
     *
     * @param server the auth server
     * @return the object
     */
    public static JsonObject json(AuthServer server) {
        return new JsonMembers()
                .add("url", server.url().toString())
                .add("certificates", json(server.certificates()))
                .object();
    }

    /**
     * The RP server as JSON.
     *
     * @param server the RP server
     * @return the object
     */
    public static JsonObject json(RpServer server) {
        return new JsonMembers()
                .add("url", server.url().toString())
                .add(SESSION_NONCE_URL, server.sessionNonceUrl().toString())
                .add("schemeName", server.schemeName())
                .add("smartIdName", server.smartIdName())
                .add("mobileIdName", server.mobileIdName())
                .add("certificates", json(server.certificates()))
                .object();
    }

    private static List<JsonString> json(List<X509Certificate> certificates) {
        return certificates.stream().map(ServerListFormat::json).toList();
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
        boolean second = isSecond(list);
        Set<String> optional = second ? Set.of(VALID_UNTIL, AUTH_SERVER, RP_SERVER) : Set.of(VALID_UNTIL);
        requireMembers(list, LIST_MEMBERS, optional, LIST);
        return new ServerList(
                elements(list, "servers", LIST).stream()
                        .map(value -> entry(value, second))
                        .toList(),
                validUntil(list),
                signIn(list));
    }

    private static boolean isSecond(JsonObject list) {
        // a list without version is refused for its members
        return switch (list.member("version").isEmpty() ? VERSION : text(list, "version", LIST)) {
            case VERSION -> false;
            case VERSION_2 -> true;
            default -> throw refused("The server list is of a version that this client does not know");
        };
    }

    private static Optional<SignInServers> signIn(JsonObject list) {
        if (list.member(AUTH_SERVER).isEmpty() && list.member(RP_SERVER).isEmpty()) {
            return Optional.empty();
        }
        JsonObject auth = object(list.members().get(AUTH_SERVER), "The auth server");
        requireMembers(auth, AUTH_SERVER_MEMBERS, Set.of(), "The auth server");
        JsonObject rp = object(list.members().get(RP_SERVER), "The RP server");
        requireMembers(rp, RP_SERVER_MEMBERS, Set.of(), "The RP server");
        return Optional.of(new SignInServers(
                new AuthServer(url(auth, "url", "The auth server"), certificates(auth, "The auth server")),
                new RpServer(
                        url(rp, "url", "The RP server"),
                        sessionNonceUrl(rp, "The RP server"),
                        text(rp, "schemeName", "The RP server"),
                        text(rp, "smartIdName", "The RP server"),
                        text(rp, "mobileIdName", "The RP server"),
                        certificates(rp, "The RP server"))));
    }

    private static JsonObject object(JsonValue value, String who) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw refused(
                who + " is missing in the server list, or is not an object: there must be an auth server and an RP"
                        + " server, or neither");
    }

    private static Optional<Instant> validUntil(JsonObject list) {
        if (list.member(VALID_UNTIL).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text(list, VALID_UNTIL, LIST)));
        } catch (DateTimeParseException notATime) {
            throw refused("validUntil of the server list is not a time in UTC, such as 2030-01-31T00:00:00Z");
        }
    }

    private static ServerEntry entry(JsonValue value, boolean second) {
        if (!(value instanceof JsonObject object)) {
            throw refused("The server list has an entry that is not an object");
        }
        String who = "The entry "
                + object.text("id").filter(ShareReference::isServerId).orElse("without identifier");
        requireMembers(object, ENTRY_MEMBERS, second ? Set.of(SESSION_NONCE_URL) : Set.of(), who);
        return new ServerEntry(
                text(object, "id", who),
                text(object, "organisation", who),
                new LinkedHashSet<>(texts(object, "capsuleTypes", who)),
                url(object, "senderUrl", who),
                url(object, "recipientUrl", who),
                object.member(SESSION_NONCE_URL).map(present -> sessionNonceUrl(object, who)),
                certificates(object, who));
    }

    private static List<X509Certificate> certificates(JsonObject object, String who) {
        return texts(object, "certificates", who).stream()
                .map(text -> certificate(text, who))
                .toList();
    }

    private static SessionNonceUrl sessionNonceUrl(JsonObject object, String who) {
        return SessionNonceUrl.parse(text(object, SESSION_NONCE_URL, who))
                .orElseThrow(() -> refused(who + " has a sessionNonceUrl that is not https://host:port and a path"));
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

    private static void requireMembers(JsonObject object, Set<String> expected, Set<String> optional, String who) {
        Set<String> names = new LinkedHashSet<>(object.members().keySet());
        names.removeAll(optional);
        if (!names.equals(expected)) {
            throw refused(who + " does not have exactly the members " + new TreeSet<>(expected));
        }
    }

    private static ClientException refused(String why) {
        return new ClientException(Failure.LIST_REFUSED, why + ".", "Correct the server list, or get it again.");
    }
}
