package ee.cdoc2.css.bench.call;

import ee.cdoc2.css.testkit.token.AcspV2;
import ee.cdoc2.css.testkit.token.AuthTokens;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Requests of the second protocol at one server, for people who have signed in with Smart-ID: each has one session, and signs an auth
 * token for each share.
 */
final class Sessions {
    private final ServerAddress server;
    private final SessionTokenIssuer issuer;
    private final String sessionNonce;
    private final Map<String, String> tokensById = new ConcurrentHashMap<>();

    /**
     * @param issuer of session tokens, with the key that the server knows
     * @param sessionNonce of the server; one serves all sessions
     */
    Sessions(ServerAddress server, SessionTokenIssuer issuer, String sessionNonce) {
        this.server = server;
        this.issuer = issuer;
        this.sessionNonce = sessionNonce;
    }

    /** {@return the request for a session nonce} */
    static byte[] askingSessionNonce(ServerAddress server) {
        return RequestBytes.of("POST", server.path() + "/session_nonce", server).bytes(new byte[0]);
    }

    /** {@return the request for a nonce} */
    byte[] askingNonce(StoredShare share) {
        return inSession("POST", share, "/nonce").bytes(new byte[0]);
    }

    /** {@return the request for the share} */
    byte[] fetching(StoredShare share, String nonce) {
        Recipient person = share.recipient();
        AcspV2 parameters = AcspV2.fresh();
        String url = server.baseUrl() + "/key-shares/" + share.id() + "?nonce=" + nonce;
        IssuedToken token = AuthTokens.signWithSmartId(
                AuthTokens.draft(person.identity(), person.id(), List.of(url)),
                person.identity(),
                parameters,
                issuer.party());
        return inSession("GET", share, "")
                .header("x-cdoc2-auth-token", token.present(0))
                .header("x-cdoc2-auth-x5c", AuthTokens.x5c(person.identity()))
                .header("x-cdoc2-sid-rpv3-signature-parameters", parameters.header())
                .bytes();
    }

    private RequestBytes inSession(String method, StoredShare share, String behind) {
        Recipient person = share.recipient();
        return RequestBytes.of(method, server.path() + "/key-shares/" + share.id() + behind, server)
                .header("x-cdoc2-session-token", tokensById.computeIfAbsent(person.id(), id -> token(person)))
                .header("x-cdoc2-session-x5c", AuthTokens.x5c(person.identity()));
    }

    private String token(Recipient person) {
        String url = server.baseUrl() + "/session_nonce/" + sessionNonce;
        return issuer.sign(issuer.draft(person.identity(), person.id(), Instant.now(), List.of(url)))
                .present(0);
    }
}
