package ee.cdoc2.css.client.standin;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.session.PresentedSession;
import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.ticket.PresentedAuthToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A CSS in memory that checks tickets with the server's own reader, but neither dates nor OCSP.
 * Any call can be made to fail.
 */
public final class StandInCss implements AutoCloseable {
    /** The calls of the API. */
    public enum Call {
        STORE,
        NONCE,
        FETCH,
        SESSION_NONCE
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String organisation;
    private final Identity tls;
    private final StandInTicketVerifier verifier;
    private final Map<ShareId, String> expiries = new ConcurrentHashMap<>();
    private final Map<ShareId, KeyShare> shares = new ConcurrentHashMap<>();
    private final Map<String, ShareId> nonces = new ConcurrentHashMap<>();
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final Map<Call, Queue<Reply>> instead = new ConcurrentHashMap<>();
    private final Set<String> sessionNonces = ConcurrentHashMap.newKeySet();
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private final HttpsStandIn https;
    private volatile StandInSessions sessions;

    public StandInCss(String id, String organisation, Identity tls, StandInTicketVerifier verifier) {
        this.id = id;
        this.organisation = organisation;
        this.tls = tls;
        this.verifier = verifier;
        this.https = HttpsStandIn.start(tls, this::answer);
    }

    /** Its entry for a list; with its session-nonce URL when it speaks the second protocol. */
    public ServerEntry entry() {
        return new ServerEntry(
                id,
                organisation,
                Set.of(Capsule.TYPE),
                baseUrl(),
                baseUrl(),
                Optional.ofNullable(sessions)
                        .map(any -> SessionNonceUrl.parse(sessionNonceUrl()).orElseThrow()),
                List.of(tls.certificate()));
    }

    /** Speaks the second protocol from now on. */
    public void speakSecond(StandInSessions believed) {
        sessions = believed;
    }

    public String sessionNonceUrl() {
        return https.url() + "/session_nonce";
    }

    /** The session tokens and auth tokens that it was shown. */
    public List<String> shown() {
        return List.copyOf(shown);
    }

    public BaseUrl baseUrl() {
        return BaseUrl.parse(https.url()).orElseThrow();
    }

    /** The next answers to this call, in place of its own. */
    public StandInCss instead(Call call, Reply... replies) {
        instead.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(replies));
        return this;
    }

    public List<String> requests() {
        return https.requests();
    }

    /** {@return until when shares are to be kept, as their senders have said it} */
    public Map<ShareId, String> expiries() {
        return expiries;
    }

    public Map<ShareId, KeyShare> shares() {
        return shares;
    }

    @Override
    public void close() {
        https.close();
    }

    private Reply answer(HttpsStandIn.Request request) {
        String[] path = request.path().split("/");
        Call call = call(request, path);
        Queue<Reply> queue = instead.getOrDefault(call, new ArrayDeque<>());
        if (!queue.isEmpty()) {
            return queue.poll();
        }
        try {
            return switch (call) {
                case STORE -> store(request);
                case NONCE -> nonce(shareId(path[2]), request);
                case FETCH ->
                    request.header().apply("x-cdoc2-auth-token") == null
                            ? fetch(shareId(path[2]), request)
                            : fetchInSession(shareId(path[2]), request);
                case SESSION_NONCE -> sessionNonce();
            };
        } catch (Denied denied) {
            ProblemType problem = denied.reason().problem();
            return Reply.json(problem.status(), "{\"type\":\"" + problem.uri() + "\"}");
        }
    }

    private static Call call(HttpsStandIn.Request request, String[] path) {
        if (request.method().equals("GET")) {
            return Call.FETCH;
        }
        if (path.length > 2) {
            return Call.NONCE;
        }
        return path[1].equals("session_nonce") ? Call.SESSION_NONCE : Call.STORE;
    }

    private Reply store(HttpsStandIn.Request request) {
        ShareId share = ShareId.random(RANDOM);
        shares.put(share, KeyShare.parse(request.body()).orElseThrow(() -> new Denied(Denial.BODY_MALFORMED)));
        Reply stored = Reply.of(201).with("Location", "/key-shares/" + share);
        String expires = request.header().apply("x-expiry-time");
        if (expires != null) {
            expiries.put(share, expires);
        }
        return expires == null ? stored : stored.with("x-expiry-time", expires).with("x-expiry-time-adjusted", "false");
    }

    private Reply sessionNonce() {
        String nonce = freshNonce();
        sessionNonces.add(nonce);
        return Reply.json(200, "{\"nonce\":\"" + nonce + "\"}");
    }

    private static String freshNonce() {
        byte[] bytes = new byte[Nonce.BYTES];
        RANDOM.nextBytes(bytes);
        return Nonce.of(bytes).value();
    }

    /** Who has signed in; with this server's element of the token, and no other. */
    private RecipientId session(HttpsStandIn.Request request) {
        shown.add(request.header().apply("x-cdoc2-session-token"));
        PresentedSession session = sessions.session(request);
        StandInSessions.require(session.audience().url().toString().equals(sessionNonceUrl())
                && sessionNonces.contains(session.audience().nonce()));
        return session.subject();
    }

    private static ShareId shareId(String segment) {
        return ShareId.parse(segment).orElseThrow(() -> new Denied(Denial.SHARE_ID_MALFORMED));
    }

    private Reply nonce(ShareId share, HttpsStandIn.Request request) {
        boolean inSession = request.header().apply("x-cdoc2-session-token") != null;
        if (!shares.containsKey(share)
                || inSession && !shares.get(share).recipient().equals(session(request))) {
            return Reply.of(404);
        }
        String nonce = freshNonce();
        nonces.put(inSession ? "v2 " + nonce : nonce, share);
        return Reply.json(200, "{\"nonce\":\"" + nonce + "\"}");
    }

    private Reply fetchInSession(ShareId share, HttpsStandIn.Request request) {
        shown.add(request.header().apply("x-cdoc2-auth-token"));
        RecipientId person = session(request);
        PresentedAuthToken token = sessions.token(request);
        StandInSessions.require(token.issuer().equals(person)
                && token.audience().base().equals(baseUrl())
                && token.audience().shareId().equals(share));
        String nonce = "v2 " + token.audience().nonce();
        KeyShare keyShare = shares.get(share);
        if (keyShare == null
                || !share.equals(nonces.get(nonce))
                || !keyShare.recipient().equals(person)
                || !spent.add(nonce)) {
            return Reply.of(404);
        }
        return released(share, keyShare);
    }

    private Reply released(ShareId share, KeyShare keyShare) {
        Reply reply = Reply.json(200, new String(keyShare.toJson(), StandardCharsets.UTF_8));
        String expires = expiries.get(share);
        return expires == null ? reply : reply.with("x-expiry-time", expires);
    }

    private Reply fetch(ShareId share, HttpsStandIn.Request request) {
        StandInTicketVerifier.Result result = verifier.verify(
                request.header().apply("x-cdoc2-auth-ticket"), request.header().apply("x-cdoc2-auth-x5c"));
        if (!result.authenticated()
                || !result.ticket().audience().base().equals(baseUrl())
                || !result.ticket().audience().shareId().equals(share)) {
            return Reply.of(401);
        }
        String nonce = result.ticket().audience().nonce();
        KeyShare keyShare = shares.get(share);
        if (keyShare == null
                || !share.equals(nonces.get(nonce))
                || !keyShare.recipient().equals(result.ticket().issuer())
                || !spent.add(nonce)) {
            return Reply.of(404);
        }
        return released(share, keyShare);
    }
}
