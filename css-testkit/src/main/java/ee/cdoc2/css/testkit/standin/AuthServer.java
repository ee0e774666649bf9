package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.HttpsStandIn.Request;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SdJwtDraft;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.token.SigningKey;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/**
 * A stand-in of the auth server. Paths:
 * <ul>
 * <li>{@code POST /auth/start}: a person signs in, with Smart-ID, or with Mobile-ID where {@code mobileNr} is given;
 * <li>{@code GET /auth/status/UUID}: {@code STARTED} once, then the session token;
 * <li>{@code GET /.well-known/jwks.jws}: its keys.
 * </ul>
 */
public final class AuthServer implements AutoCloseable {

    private static final String START = "/auth/start";
    private static final String STATUS = "/auth/status/";

    private final SmartIdRelyingParty party;
    private final String issuer;
    private final Clock clock;
    private final SessionNonceCalls nonces;
    private final KeyRing keys = new KeyRing();
    private final List<String> nonceUrls = new CopyOnWriteArrayList<>();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, SigningIn> running = new ConcurrentHashMap<>();
    private final HttpsStandIn server;
    private volatile SessionFault fault = SessionFault.NONE;

    /** Somebody who signs in: the token, or why there is none. */
    private static final class SigningIn {
        private final Optional<IssuedToken> token;
        private final Identity certificate;
        private final SessionFault fault;
        private boolean asked;

        SigningIn(Optional<IssuedToken> token, Identity certificate, SessionFault fault) {
            this.token = token;
            this.certificate = certificate;
            this.fault = fault;
        }

        synchronized boolean firstQuestion() {
            boolean first = !asked;
            asked = true;
            return first;
        }
    }

    private AuthServer(
            int port, Identity tls, String issuer, SmartIdRelyingParty party, SSLContext trust, Clock clock) {
        this.issuer = issuer;
        this.party = party;
        this.clock = clock;
        this.nonces = new SessionNonceCalls(trust);
        this.server = HttpsStandIn.start(port, tls, this::answer, "TLSv1.3");
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @param port of localhost; 0 for a free one
     * @param tls its certificate and key
     * @param issuer {@code iss} of its tokens
     * @param party whom Smart-ID names; for the C++ client the same as the RP server's
     * @param trust for the calls of session-nonce URLs
     * @param clock for {@code iat} and {@code exp}
     */
    public static AuthServer start(
            int port, Identity tls, String issuer, SmartIdRelyingParty party, SSLContext trust, Clock clock) {
        return new AuthServer(port, tls, issuer, party, trust, clock);
    }

    /** {@return its base URL, {@code https://localhost:PORT}} */
    public String url() {
        return server.url();
    }

    /** {@return the URL of its key set} */
    public String keysUrl() {
        return url() + KeyRing.PATH;
    }

    /** {@return its keys} */
    public KeyRing keys() {
        return keys;
    }

    /** {@return {@code iss} of its tokens} */
    public String issuer() {
        return issuer;
    }

    /** {@return methods and paths that it was asked for, in order} */
    public List<String> requests() {
        return server.requests();
    }

    /** Gives sessions for these servers too: the RP server's URL first, then one for each CSS. */
    public void serve(String... sessionNonceUrls) {
        nonceUrls.addAll(List.of(sessionNonceUrls));
    }

    /** Knows this person from now on. */
    public void enrol(Person person) {
        people.put(person.recipientId(), person);
    }

    /** Goes wrong in this way from now on. */
    public void fault(SessionFault what) {
        fault = what;
    }

    /** {@return the maker of its tokens, with the key that signs now} */
    public SessionTokenIssuer tokens() {
        return new SessionTokenIssuer(issuer, keys.current(), party);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        if (request.path().equals(START)) {
            return request.method().equals("POST") ? start(request) : Reply.of(405);
        }
        if (!request.method().equals("GET")) {
            return Reply.of(request.path().startsWith(STATUS) ? 405 : 404);
        }
        return switch (request.path()) {
            case KeyRing.PATH -> keys.reply();
            case KeyRing.ELSEWHERE -> keys.elsewhere();
            default -> request.path().startsWith(STATUS) ? status(request.path()) : Reply.of(404);
        };
    }

    private Reply start(Request request) {
        Optional<ReadJson> body = ReadJson.of(request.body());
        Optional<Person> person = body.flatMap(json -> json.text("identifier")).map(people::get);
        if (person.isEmpty()) {
            return Reply.of(400);
        }
        Optional<String> number = body.flatMap(json -> json.text("mobileNr"));
        if (number.isPresent() && !number.get().equals(person.get().phoneNumber())) {
            return Reply.of(400);
        }
        List<String> elements = new ArrayList<>();
        for (String url : nonceUrls) {
            Optional<String> nonce = nonces.nonce(url);
            if (nonce.isEmpty()) {
                return Reply.of(500);
            }
            elements.add(url + "/" + nonce.get());
        }
        String id = UUID.randomUUID().toString();
        running.put(
                id,
                signIn(
                        person.get(),
                        number.isPresent()
                                ? person.get().mobileId()
                                : person.get().smartId(),
                        elements));
        return Reply.json(201, JsonText.empty().withText("vc", "1234").text()).with("Location", STATUS + id);
    }

    private SigningIn signIn(Person person, Identity means, List<String> elements) {
        SessionFault now = fault;
        SmartIdRelyingParty asked = switch (now) {
            case OTHER_SCHEME -> new SmartIdRelyingParty(party.schemeName() + "-other", party.name());
            case OTHER_RELYING_PARTY -> new SmartIdRelyingParty(party.schemeName(), party.name() + " OTHER");
            default -> party;
        };
        SessionTokenIssuer tokens = tokens().with(asked);
        if (now == SessionFault.WRONG_KEY) {
            tokens = tokens.with(SigningKey.generate().named(tokens.key().keyId()));
        }
        SdJwtDraft draft = now.of(
                tokens.draft(means, person.recipientId(), clock.instant(), elements),
                clock.instant().getEpochSecond());
        return new SigningIn(now.endsWithoutToken() ? Optional.empty() : Optional.of(tokens.sign(draft)), means, now);
    }

    private Reply status(String path) {
        SigningIn signingIn = running.get(path.substring(STATUS.length()));
        if (signingIn == null) {
            return Reply.of(404);
        }
        if (signingIn.firstQuestion()) {
            return Reply.json(
                    200, JsonText.empty().withText("status", "STARTED").text());
        }
        if (signingIn.token.isEmpty()) {
            return Reply.json(
                    200,
                    JsonText.empty()
                            .withText("status", "FAILED")
                            .withText("endResult", signingIn.fault.name())
                            .text());
        }
        return Reply.json(
                200,
                JsonText.empty()
                        .withText("status", "COMPLETE")
                        .withText("endResult", "OK")
                        .withText("sessionToken", signingIn.token.get().text())
                        .withText(
                                "signingCertificate",
                                Base64.getUrlEncoder().encodeToString(signingIn.certificate.der()))
                        .text());
    }
}
