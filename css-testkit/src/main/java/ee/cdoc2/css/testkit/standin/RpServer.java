package ee.cdoc2.css.testkit.standin;

import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.HttpsStandIn.Request;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.json.JsonText;
import ee.cdoc2.css.testkit.json.ReadJson;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.ticket.DisclosureText;
import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.CounterSignatureDraft;
import ee.cdoc2.css.testkit.token.SigningKey;
import ee.cdoc2.css.testkit.token.SmartIdRelyingParty;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A stand-in of the RP server. Paths:
 * <ul>
 * <li>{@code POST /session_nonce};
 * <li>{@code POST /sid/authenticate}, {@code GET /sid/session/UUID}: a Smart-ID signature (ACSP_V2);
 * <li>{@code POST /mid/authenticate}, {@code GET /mid/session/UUID}: a Mobile-ID signature, with the four headers of the
 *     counter-signature;
 * <li>{@code GET /.well-known/jwks.jws}: its keys.
 * </ul>
 * The two POSTs of signatures need {@code x-cdoc2-session-token} and {@code x-cdoc2-session-x5c}: only who has signed in may ask,
 * and for himself alone.
 */
public final class RpServer implements AutoCloseable {

    private static final String SESSION_NONCE = "/session_nonce";
    private static final String SMART_ID_SESSION = "/sid/session/";
    private static final String MOBILE_ID_SESSION = "/mid/session/";
    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SmartIdRelyingParty party;
    private final String mobileIdName;
    private final Clock clock;
    private final SessionTokenCheck sessions;
    private final KeyRing keys = new KeyRing();
    private final Set<String> nonces = ConcurrentHashMap.newKeySet();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Signing> running = new ConcurrentHashMap<>();
    private final HttpsStandIn server;
    private volatile byte[] lastSignature = new byte[64];
    private volatile RpFault fault = RpFault.NONE;

    /** One signature on its way: the answer at the end, and whether it was asked for already. */
    private static final class Signing {
        private final Reply end;
        private boolean asked;

        Signing(Reply end) {
            this.end = end;
        }

        synchronized Reply next() {
            Reply reply = asked
                    ? end
                    : Reply.json(
                            200, JsonText.empty().withText("state", "RUNNING").text());
            asked = true;
            return reply;
        }
    }

    private RpServer(
            int port,
            Identity tls,
            SmartIdRelyingParty party,
            String mobileIdName,
            AuthServer authServer,
            Clock clock) {
        this.party = party;
        this.mobileIdName = mobileIdName;
        this.clock = clock;
        this.sessions = new SessionTokenCheck(authServer.issuer(), authServer.keys()::publicKey, this::isOurs, clock);
        this.server = HttpsStandIn.start(port, tls, this::answer, "TLSv1.3");
    }

    /**
     * Starts it; it listens when this returns.
     *
     * @param port of localhost; 0 for a free one
     * @param tls its certificate and key
     * @param party whom Smart-ID names
     * @param mobileIdName {@code x-rp-name}
     * @param authServer whose session tokens it accepts
     * @param clock for {@code created}
     */
    public static RpServer start(
            int port,
            Identity tls,
            SmartIdRelyingParty party,
            String mobileIdName,
            AuthServer authServer,
            Clock clock) {
        return new RpServer(port, tls, party, mobileIdName, authServer, clock);
    }

    /** {@return its base URL, {@code https://localhost:PORT}} */
    public String url() {
        return server.url();
    }

    /** {@return where the auth server gets session nonces} */
    public String sessionNonceUrl() {
        return url() + SESSION_NONCE;
    }

    /** {@return the URL of its key set} */
    public String keysUrl() {
        return url() + KeyRing.PATH;
    }

    /** {@return its keys} */
    public KeyRing keys() {
        return keys;
    }

    /** {@return whom Smart-ID names} */
    public SmartIdRelyingParty party() {
        return party;
    }

    /** {@return {@code x-rp-name}} */
    public String mobileIdName() {
        return mobileIdName;
    }

    /** {@return methods and paths that it was asked for, in order} */
    public List<String> requests() {
        return server.requests();
    }

    /** Knows this person from now on. */
    public void enrol(Person person) {
        people.put(person.recipientId(), person);
    }

    /** Goes wrong in this way from now on. */
    public void fault(RpFault what) {
        fault = what;
    }

    @Override
    public void close() {
        server.close();
    }

    private boolean isOurs(String element) {
        String prefix = sessionNonceUrl() + "/";
        return element.startsWith(prefix) && nonces.contains(element.substring(prefix.length()));
    }

    private Reply answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST " + SESSION_NONCE -> sessionNonce();
            case "POST /sid/authenticate" -> signed(request, "semanticsIdentifier", this::smartId);
            case "POST /mid/authenticate" -> signed(request, "nationalIdentityNumber", this::mobileId);
            case "GET " + KeyRing.PATH -> keys.reply();
            case "GET " + KeyRing.ELSEWHERE -> keys.elsewhere();
            default -> session(request);
        };
    }

    private Reply session(Request request) {
        boolean known =
                request.path().startsWith(SMART_ID_SESSION) || request.path().startsWith(MOBILE_ID_SESSION);
        Signing signing = running.get(request.path());
        if (known && !request.method().equals("GET")) {
            return Reply.of(405);
        }
        return signing == null ? Reply.of(404) : signing.next();
    }

    private Reply sessionNonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        String nonce = DisclosureText.base64url(bytes);
        nonces.add(nonce);
        return Reply.json(200, JsonText.empty().withText("nonce", nonce).text());
    }

    private interface Means {
        /** {@return path and final answer; nothing if the body lacks something} */
        Optional<Map.Entry<String, Reply>> sign(ReadJson body, Person phone);
    }

    private Reply signed(Request request, String personMember, Means means) {
        String token = request.header().apply("x-cdoc2-session-token");
        String x5c = request.header().apply("x-cdoc2-session-x5c");
        Optional<String> signedIn = token == null || x5c == null ? Optional.empty() : sessions.person(token, x5c);
        Optional<ReadJson> body = ReadJson.of(request.body());
        Optional<String> asked = body.flatMap(json -> json.text(personMember))
                .map(id -> "etsi/" + (id.contains("-") ? id : "PNOEE-" + id));
        if (body.isEmpty() || asked.isEmpty()) {
            return Reply.of(400);
        }
        if (signedIn.isEmpty() || !signedIn.equals(asked)) {
            return Reply.of(401);
        }
        Person phone = fault == RpFault.WRONG_PERSON ? somebodyElse(asked.get()) : people.get(asked.get());
        Optional<Map.Entry<String, Reply>> signing = phone == null ? Optional.empty() : means.sign(body.get(), phone);
        if (signing.isEmpty()) {
            return Reply.of(phone == null ? 404 : 400);
        }
        String path = signing.get().getKey();
        running.put(path, new Signing(signing.get().getValue()));
        return Reply.json(
                200,
                JsonText.empty()
                        .withText("sessionID", path.substring(SMART_ID_SESSION.length()))
                        .text());
    }

    private Person somebodyElse(String recipientId) {
        return people.values().stream()
                .filter(person -> !person.recipientId().equals(recipientId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody else is enrolled"));
    }

    private Optional<Map.Entry<String, Reply>> smartId(ReadJson body, Person phone) {
        Optional<ReadJson> parameters = body.member("signatureProtocolParameters");
        Optional<String> challenge = parameters.flatMap(json -> json.text("rpChallenge"));
        Optional<String> hash = parameters
                .flatMap(json -> json.member("signatureAlgorithmParameters"))
                .flatMap(json -> json.text("hashAlgorithm"));
        Optional<String> interactions = body.text("interactions");
        boolean acspV2 =
                body.text("signatureProtocol").filter("ACSP_V2"::equals).isPresent();
        if (!acspV2 || challenge.isEmpty() || hash.isEmpty() || interactions.isEmpty()) {
            return Optional.empty();
        }
        int salt = Integer.parseInt(hash.get().substring(hash.get().length() - 3)) / 8;
        AcspV2 made = AcspV2.fresh(AcspV2.digest(interactions.get().getBytes(StandardCharsets.UTF_8)))
                .withHash(hash.get(), salt);
        return Optional.of(Map.entry(SMART_ID_SESSION + UUID.randomUUID(), smartIdEnd(made, challenge.get(), phone)));
    }

    private Reply smartIdEnd(AcspV2 made, String challenge, Person phone) {
        RpFault now = fault;
        if (now == RpFault.USER_REFUSED) {
            JsonText result = JsonText.empty().withText("endResult", "USER_REFUSED");
            return Reply.json(200, complete().with("result", result).text());
        }
        SmartIdRelyingParty asked = switch (now) {
            case OTHER_SCHEME -> new SmartIdRelyingParty(party.schemeName() + "-other", party.name());
            case OTHER_RELYING_PARTY -> new SmartIdRelyingParty(party.schemeName(), party.name() + " OTHER");
            default -> party;
        };
        byte[] signature = made.sign(phone.smartId().key(), asked, challenge);
        return Reply.json(
                200,
                complete()
                        .with(
                                "result",
                                JsonText.empty()
                                        .withText("endResult", "OK")
                                        .withText("documentNumber", phone.semanticsId() + "-DEM0-Q"))
                        .withText("signatureProtocol", "ACSP_V2")
                        .with("signature", made.signature().withText("value", base64(signature)))
                        .with(
                                "cert",
                                JsonText.empty()
                                        .withText(
                                                "value", base64(phone.smartId().der()))
                                        .withText("certificateLevel", "QUALIFIED"))
                        .withText("interactionTypeUsed", made.interactionTypeUsed())
                        .text());
    }

    private Optional<Map.Entry<String, Reply>> mobileId(ReadJson body, Person phone) {
        Optional<byte[]> hash = body.text("hash").map(Base64.getDecoder()::decode);
        boolean sha256 = body.text("hashType").filter("SHA256"::equals).isPresent();
        boolean number = body.text("phoneNumber").isPresent();
        if (hash.isEmpty() || hash.get().length != 32 || !sha256 || !number) {
            return Optional.empty();
        }
        return Optional.of(Map.entry(MOBILE_ID_SESSION + UUID.randomUUID(), mobileIdEnd(hash.get(), phone)));
    }

    private Reply mobileIdEnd(byte[] hash, Person phone) {
        RpFault now = fault;
        if (now == RpFault.USER_REFUSED) {
            return Reply.json(
                    200, complete().withText("result", "USER_CANCELLED").text());
        }
        byte[] signature = signHash(phone, hash);
        Reply reply = Reply.json(
                200,
                complete()
                        .withText("result", "OK")
                        .with(
                                "signature",
                                JsonText.empty()
                                        .withText("value", base64(signature))
                                        .withText("algorithm", "SHA256WithECEncryption"))
                        .withText("cert", base64(phone.mobileId().der()))
                        .withText("time", clock.instant().toString())
                        .withText("traceId", UUID.randomUUID().toString().replace("-", ""))
                        .text());
        for (Map.Entry<String, String> header : counterSignature(now, signature).entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        lastSignature = signature;
        return reply;
    }

    private Map<String, String> counterSignature(RpFault now, byte[] signature) {
        Instant created = now == RpFault.OLD ? clock.instant().minus(LONG_AGO) : clock.instant();
        SigningKey key = keys.current();
        CounterSignatureDraft draft = CounterSignatureDraft.of(
                now == RpFault.COUNTER_SIGNATURE_OF_THE_LAST ? lastSignature : signature,
                now == RpFault.OTHER_RELYING_PARTY ? mobileIdName + " OTHER" : mobileIdName,
                created,
                key.keyId());
        return (now == RpFault.OTHER_LABEL ? draft.withLabel("rp-counter-signature") : draft)
                .signedBy(now == RpFault.WRONG_KEY ? SigningKey.generate() : key)
                .headers();
    }

    /** As the phone does: the hash as it came. */
    private static byte[] signHash(Person phone, byte[] hash) {
        try {
            Signature signer = Signature.getInstance("NONEwithECDSAinP1363Format");
            signer.initSign(phone.mobileId().key());
            signer.update(hash);
            return signer.sign();
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static JsonText complete() {
        return JsonText.empty().withText("state", "COMPLETE");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
