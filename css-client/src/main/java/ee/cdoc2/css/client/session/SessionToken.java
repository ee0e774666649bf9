package ee.cdoc2.css.client.session;

import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.NumericDate;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SessionAudience;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.Sha256;
import ee.cdoc2.css.protocol.StrictBase64;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonArray;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A session token with all its disclosures, as the auth server gives it (SD-JWT, RFC 9901). Its signature is not verified here:
 * TLS says who gave it, and every server verifies it. It never leaves the client as a whole, but for the session file: each
 * server gets its {@link #presentation}.
 */
public final class SessionToken {
    private static final Set<String> HEADER_MEMBERS = Set.of("kid", "typ", "alg");
    private static final int SIGNATURE_BYTES = 64;

    private final String text;
    private final String jws;
    private final RecipientId.Etsi subject;
    private final Instant expiresAt;
    private final String audience;
    private final List<Element> elements;

    /** A disclosed element of {@code aud}: which server it names, and the disclosure's text. */
    private record Element(SessionNonceUrl server, String disclosure) {}

    /** A disclosure: its text, and what the JSON array in it holds. */
    private record Disclosure(String text, List<JsonValue> values) {
        String digest() {
            return StrictBase64.URL.encode(Sha256.of(text));
        }
    }

    private SessionToken(
            String text, RecipientId.Etsi subject, Instant expiresAt, String audience, List<Element> elements) {
        this.text = text;
        this.jws = text.substring(0, text.indexOf('~'));
        this.subject = subject;
        this.expiresAt = expiresAt;
        this.audience = audience;
        this.elements = List.copyOf(elements);
    }

    /**
     * Reads a session token.
     *
     * @param text compact SD-JWT: ends with {@code ~}
     * @return the token; nothing when it is not of the form that servers take: another type or algorithm, a claim missing, a
     *         disclosure that belongs nowhere, {@code aud} not disclosable
     */
    public static Optional<SessionToken> parse(String text) {
        try {
            return Optional.of(read(text));
        } catch (NotASessionToken malformed) {
            return Optional.empty();
        }
    }

    private static SessionToken read(String text) throws NotASessionToken {
        List<String> parts = Arrays.asList(text.split("~", -1));
        require(parts.size() > 2 && parts.get(parts.size() - 1).isEmpty());
        String[] jws = parts.get(0).split("\\.", -1);
        require(jws.length == 3);
        requireHeader(object(jws[0]));
        require(bytes(jws[2]).length == SIGNATURE_BYTES);
        JsonObject claims = object(jws[1]);
        require(claims.text("iss").isPresent() && claims.member("aud").isEmpty());
        require(claims.member("_sd_alg").map(new JsonString("sha-256")::equals).orElse(true));
        Instant issuedAt = time(claims, "iat");
        Instant expiresAt = time(claims, "exp");
        require(issuedAt.isBefore(expiresAt));
        RecipientId subject = claims.text("sub").flatMap(RecipientId::parse).orElseThrow(NotASessionToken::new);
        if (!(subject instanceof RecipientId.Etsi person)) {
            throw new NotASessionToken();
        }
        List<Disclosure> disclosures = new ArrayList<>();
        for (String part : parts.subList(1, parts.size() - 1)) {
            disclosures.add(disclosure(part));
        }
        Disclosure audience = audience(claims, disclosures);
        disclosures.remove(audience);
        return new SessionToken(text, person, expiresAt, audience.text(), elements(audience, disclosures));
    }

    private static void requireHeader(JsonObject header) throws NotASessionToken {
        require(header.members().keySet().equals(HEADER_MEMBERS));
        require(header.text("typ").equals(Optional.of(AuthenticationHeaders.SESSION_TOKEN_TYPE)));
        require(header.text("alg").equals(Optional.of("ES256")));
        require(header.text("kid").isPresent());
    }

    /** The one disclosure of the claim {@code aud}, to which the token itself refers. */
    private static Disclosure audience(JsonObject claims, List<Disclosure> disclosures) throws NotASessionToken {
        List<JsonValue> digests = claims.members().get("_sd") instanceof JsonArray array ? array.elements() : List.of();
        List<Disclosure> found = disclosures.stream()
                .filter(disclosure -> disclosure.values().size() == 3)
                .filter(disclosure -> disclosure.values().get(1).equals(new JsonString("aud")))
                .filter(disclosure -> digests.contains(new JsonString(disclosure.digest())))
                .toList();
        require(found.size() == 1);
        return found.get(0);
    }

    /** Those whose text is no session-nonce URL with a nonce are for others, and shown to nobody. */
    private static List<Element> elements(Disclosure audience, List<Disclosure> disclosures) throws NotASessionToken {
        require(audience.values().get(2) instanceof JsonArray);
        List<JsonValue> digests = ((JsonArray) audience.values().get(2)).elements();
        List<Element> elements = new ArrayList<>();
        for (Disclosure disclosure : disclosures) {
            JsonObject digest =
                    new JsonMembers().add("...", disclosure.digest()).object();
            require(disclosure.values().size() == 2 && digests.contains(digest));
            if (disclosure.values().get(1) instanceof JsonString element) {
                SessionAudience.parse(element.value())
                        .ifPresent(parsed -> elements.add(new Element(parsed.url(), disclosure.text())));
            }
        }
        return elements;
    }

    private static Disclosure disclosure(String text) throws NotASessionToken {
        if (StrictJson.parse(bytes(text)).orElseThrow(NotASessionToken::new) instanceof JsonArray array) {
            return new Disclosure(text, array.elements());
        }
        throw new NotASessionToken();
    }

    private static Instant time(JsonObject claims, String name) throws NotASessionToken {
        return claims.member(name).flatMap(NumericDate::of).orElseThrow(NotASessionToken::new);
    }

    private static JsonObject object(String base64url) throws NotASessionToken {
        return StrictJson.parseObject(bytes(base64url)).orElseThrow(NotASessionToken::new);
    }

    private static byte[] bytes(String base64url) throws NotASessionToken {
        return StrictBase64.URL.decode(base64url).orElseThrow(NotASessionToken::new);
    }

    private static void require(boolean holds) throws NotASessionToken {
        if (!holds) {
            throw new NotASessionToken();
        }
    }

    /** {@return who has signed in} */
    public RecipientId.Etsi subject() {
        return subject;
    }

    /** {@return until when servers take it} */
    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * What one server is shown: the token, its {@code aud}, and the server's own element. It learns how many servers there are,
     * but neither who they are nor a nonce of theirs.
     *
     * @param server its session-nonce URL
     * @return the value of {@code x-cdoc2-session-token}; nothing unless exactly one element is this server's
     */
    public Optional<String> presentation(SessionNonceUrl server) {
        List<Element> own = elements.stream()
                .filter(element -> element.server().equals(server))
                .toList();
        return own.size() == 1
                ? Optional.of(jws + "~" + audience + "~" + own.get(0).disclosure() + "~")
                : Optional.empty();
    }

    /** {@return the whole token, for the session file alone} */
    String text() {
        return text;
    }

    /** {@return a text without anything of the token: it is a credential} */
    @Override
    public String toString() {
        return "SessionToken[" + elements.size() + " servers]";
    }

    /** Ends the reading of a text from within. */
    private static final class NotASessionToken extends Exception {
        private static final long serialVersionUID = 1L;

        NotASessionToken() {
            super(null, null, false, false);
        }
    }
}
