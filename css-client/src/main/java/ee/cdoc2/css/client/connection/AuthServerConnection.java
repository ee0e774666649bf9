package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.client.server.AuthServer;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two calls of the auth server. */
public final class AuthServerConnection {
    /** A session token has a few kilobytes, and grows by some hundred bytes with each server. */
    private static final int MAX_BODY = 64 * 1024;

    private static final Pattern STATUS_PATH = Pattern.compile("/auth/status/[0-9A-Za-z-]{18,64}");
    private static final Pattern CODE = Pattern.compile("[0-9]{4}");

    private final AuthServer server;
    private final Faults faults;
    private final JsonCalls calls;
    private final Polling polling;

    AuthServerConnection(AuthServer server, Timeouts timeouts, Clock clock) {
        this.server = server;
        this.faults = new Faults(server);
        this.calls = new JsonCalls(new Http(server, timeouts, MAX_BODY, clock), faults);
        this.polling = new Polling(timeouts.sleeper());
    }

    /**
     * A signing-in that has begun.
     *
     * @param code       the verification code: four digits
     * @param statusPath where to ask for its end
     */
    public record Started(String code, String statusPath) {}

    /**
     * A session token as it came, and not looked into.
     *
     * @param token       compact SD-JWT with all disclosures
     * @param certificate base64url of DER
     */
    public record Issued(String token, String certificate) {
        /** {@return a text without them} */
        @Override
        public String toString() {
            return "Issued[…]";
        }
    }

    /**
     * Begins: {@code POST /auth/start}.
     *
     * @param person who signs in
     * @param phone  with country code, for Mobile-ID; nothing for Smart-ID
     * @return the verification code, and where to go on
     * @throws ClientException when it does not begin
     */
    public Started start(RecipientId.Etsi person, Optional<String> phone) {
        JsonMembers body = new JsonMembers().add("identifier", person.value());
        phone.ifPresent(number -> body.add("mobileNr", number));
        Answer answer = calls.post(
                server.url() + "/auth/start", PresentedHeaders.none(), body.object(), 201, faults::notStarted);
        return new Started(
                calls.json(answer)
                        .text("vc")
                        .filter(code -> CODE.matcher(code).matches())
                        .orElseThrow(() -> faults.answer("no verification code of four digits")),
                answer.header("Location")
                        .filter(location -> STATUS_PATH.matcher(location).matches())
                        .orElseThrow(() -> faults.answer("no Location that begins with /auth/status/")));
    }

    /**
     * Waits for the end: {@code GET /auth/status/{id}}, again and again.
     *
     * @param started what was begun
     * @return the session token and its certificate
     * @throws ClientException {@link Failure#SIGNING_FAILED} when the person did not sign in, or what else went wrong
     */
    public Issued await(Started started) {
        JsonObject end = polling.ask(() -> status(started.statusPath()))
                .orElseThrow(() -> new EndResult(server.title()).failed("TIMEOUT"));
        if (!end.text("status").equals(Optional.of("COMPLETE"))
                || !end.text("endResult").equals(Optional.of("OK"))) {
            throw new EndResult(server.title()).failed(end.text("endResult").orElse(""));
        }
        return new Issued(
                end.text("sessionToken").orElseThrow(() -> faults.answer("no session token")),
                end.text("signingCertificate").orElseThrow(() -> faults.answer("no certificate")));
    }

    private Optional<JsonObject> status(String path) {
        JsonObject status = calls.json(calls.get(server.url() + path, PresentedHeaders.none(), faults::noStatus));
        return switch (status.text("status").orElse("")) {
            case "STARTED", "RUNNING" -> Optional.empty();
            case "COMPLETE", "FAILED" -> Optional.of(status);
            default -> throw faults.answer("a status that is none");
        };
    }
}
