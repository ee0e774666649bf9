package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.server.RpServer;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.json.JsonValue;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The calls of the RP server: a signature with Smart-ID, one with Mobile-ID, and its keys. */
public final class RpServerConnection {
    /** How a person signs: the part of the path that says so. */
    public enum Means {
        /** Smart-ID, RP API version 3. */
        SMART_ID("sid"),
        /** Mobile-ID. */
        MOBILE_ID("mid");

        private final String path;

        Means(String path) {
            this.path = path;
        }
    }

    private static final int MAX_BODY = 64 * 1024;
    private static final Pattern SESSION_ID = Pattern.compile("[0-9A-Za-z-]{18,64}");
    private static final List<String> COUNTER_SIGNATURE = List.of(
            AuthenticationHeaders.SIGNED_HASH,
            AuthenticationHeaders.RELYING_PARTY,
            AuthenticationHeaders.SIGNATURE_INPUT,
            AuthenticationHeaders.SIGNATURE);

    private final RpServer server;
    private final Faults faults;
    private final JsonCalls calls;
    private final Polling polling;

    RpServerConnection(RpServer server, Timeouts timeouts, Clock clock) {
        this.server = server;
        this.faults = new Faults(server);
        this.calls = new JsonCalls(new Http(server, timeouts, MAX_BODY, clock), faults);
        this.polling = new Polling(timeouts.sleeper());
    }

    /**
     * What the RP server gave for a signature, and nobody has checked.
     *
     * @param json    the body of the completed session
     * @param headers those of the counter-signature that are there
     */
    public record Completed(JsonObject json, Map<String, String> headers) {
        /** {@return a text without them} */
        @Override
        public String toString() {
            return "Completed[…]";
        }
    }

    /**
     * Has a person sign: {@code POST /{means}/authenticate}, then {@code GET /{means}/session/{id}} again and again.
     *
     * @param means   with what
     * @param request what is to be signed
     * @param session what shows the RP server that the person has signed in
     * @return the completed session
     * @throws ClientException when the person did not sign, or what else went wrong
     */
    public Completed sign(Means means, JsonObject request, PresentedHeaders session) {
        Answer answer = calls.post(
                server.url() + "/" + means.path + "/authenticate", session, request, 200, faults::notStarted);
        String id = calls.json(answer)
                .text("sessionID")
                .filter(text -> SESSION_ID.matcher(text).matches())
                .orElseThrow(() -> faults.answer("no sessionID"));
        Completed completed = polling.ask(() -> status(means, id, session))
                .orElseThrow(() -> new EndResult(server.title()).failed("TIMEOUT"));
        String endResult = endResult(completed.json());
        if (!endResult.equals("OK")) {
            throw new EndResult(server.title()).failed(endResult);
        }
        return completed;
    }

    private Optional<Completed> status(Means means, String id, PresentedHeaders session) {
        Answer answer = calls.get(server.url() + "/" + means.path + "/session/" + id, session, faults::noStatus);
        JsonObject json = calls.json(answer);
        return switch (json.text("state").orElse("")) {
            case "RUNNING" -> Optional.empty();
            case "COMPLETE" -> Optional.of(new Completed(json, counterSignature(answer)));
            default -> throw faults.answer("a state that is none");
        };
    }

    private static Map<String, String> counterSignature(Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        COUNTER_SIGNATURE.forEach(name -> answer.header(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    /** Smart-ID has it one level deeper than Mobile-ID. */
    private static String endResult(JsonObject completed) {
        JsonValue result = completed.members().get("result");
        return result instanceof JsonObject object
                ? object.text("endResult").orElse("")
                : completed.text("result").orElse("");
    }

    /**
     * Gets the keys of the counter-signatures: {@code GET /.well-known/jwks.jws}.
     *
     * @return a JWK set (RFC 7517 section 5), not looked into
     * @throws ClientException when there is none
     */
    public JsonObject keys() {
        return calls.json(calls.get(server.url() + "/.well-known/jwks.jws", PresentedHeaders.none(), faults::noKeys));
    }

    /**
     * A failure because of what the RP server answered.
     *
     * @param what it answered
     * @return the failure
     */
    public ClientException broken(String what) {
        return faults.answer(what);
    }
}
