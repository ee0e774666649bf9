package ee.cdoc2.css.client.standin;

import ee.cdoc2.css.client.capsule.Capsule;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.testkit.https.HttpsStandIn;
import ee.cdoc2.css.testkit.https.Reply;
import ee.cdoc2.css.testkit.pki.Identity;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A CSS in memory that checks tickets with the server's own reader, but neither dates nor OCSP.
 * Any call can be made to fail.
 */
public final class StandInCss implements AutoCloseable {
    /** The calls of the API. */
    public enum Call {
        STORE,
        NONCE,
        FETCH
    }

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String id;
    private final String organisation;
    private final Identity tls;
    private final StandInTicketVerifier verifier;
    private final Map<ShareId, KeyShare> shares = new ConcurrentHashMap<>();
    private final Map<String, ShareId> nonces = new ConcurrentHashMap<>();
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final Map<Call, Queue<Reply>> instead = new ConcurrentHashMap<>();
    private final HttpsStandIn https;

    public StandInCss(String id, String organisation, Identity tls, StandInTicketVerifier verifier) {
        this.id = id;
        this.organisation = organisation;
        this.tls = tls;
        this.verifier = verifier;
        this.https = HttpsStandIn.start(tls, this::answer);
    }

    /** Its entry for a list. */
    public ServerEntry entry() {
        return new ServerEntry(
                id, organisation, Set.of(Capsule.TYPE), baseUrl(), baseUrl(), List.of(tls.certificate()));
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

    public Map<ShareId, KeyShare> shares() {
        return shares;
    }

    @Override
    public void close() {
        https.close();
    }

    private Reply answer(HttpsStandIn.Request request) {
        String[] path = request.path().split("/");
        Call call = request.method().equals("GET") ? Call.FETCH : path.length == 2 ? Call.STORE : Call.NONCE;
        Queue<Reply> queue = instead.getOrDefault(call, new ArrayDeque<>());
        if (!queue.isEmpty()) {
            return queue.poll();
        }
        try {
            return switch (call) {
                case STORE -> store(request.body());
                case NONCE -> nonce(shareId(path[2]));
                case FETCH -> fetch(shareId(path[2]), request);
            };
        } catch (Denied denied) {
            ProblemType problem = denied.reason().problem();
            return Reply.json(problem.status(), "{\"type\":\"" + problem.uri() + "\"}");
        }
    }

    private Reply store(byte[] body) {
        ShareId share = ShareId.random(RANDOM);
        shares.put(share, KeyShare.parse(body).orElseThrow(() -> new Denied(Denial.BODY_MALFORMED)));
        return Reply.of(201).with("Location", "/key-shares/" + share);
    }

    private static ShareId shareId(String segment) {
        return ShareId.parse(segment).orElseThrow(() -> new Denied(Denial.SHARE_ID_MALFORMED));
    }

    private Reply nonce(ShareId share) {
        if (!shares.containsKey(share)) {
            return Reply.of(404);
        }
        byte[] bytes = new byte[Nonce.BYTES];
        RANDOM.nextBytes(bytes);
        String nonce = Nonce.of(bytes).toString();
        nonces.put(nonce, share);
        return Reply.json(200, "{\"nonce\":\"" + nonce + "\"}");
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
        return Reply.json(200, new String(keyShare.toJson(), StandardCharsets.UTF_8));
    }
}
