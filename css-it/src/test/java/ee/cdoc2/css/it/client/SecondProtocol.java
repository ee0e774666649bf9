package ee.cdoc2.css.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.standin.AuthServer;
import ee.cdoc2.css.testkit.standin.RpServer;
import ee.cdoc2.css.testkit.token.AuthTokens;
import ee.cdoc2.css.testkit.token.IssuedToken;
import ee.cdoc2.css.testkit.token.SdJwtDraft;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of the second protocol at one server. Tokens are made here, with the keys of the stand-ins; a session nonce is got
 * once and serves everybody.
 */
public final class SecondProtocol {

    /** What another server is told; never disclosed. */
    private static final String OTHER_SERVER = "https://other.example";

    private final Transport transport;
    private final ServerAddress address;
    private final String base;
    private final AuthServer authServer;
    private final RpServer rpServer;
    private String sessionNonce;

    /**
     * @param transport how requests get to the server
     * @param address of the server
     * @param base the base URL that tokens are for
     */
    public SecondProtocol(
            Transport transport, ServerAddress address, String base, AuthServer authServer, RpServer rpServer) {
        this.transport = transport;
        this.address = address;
        this.base = base;
        this.authServer = authServer;
        this.rpServer = rpServer;
    }

    /** {@return the base URL that tokens are for} */
    public String base() {
        return base;
    }

    /** {@return the maker of session tokens, with the key that signs now} */
    public SessionTokenIssuer sessions() {
        return authServer.tokens();
    }

    /** {@return the RP server} */
    public RpServer rpServer() {
        return rpServer;
    }

    /** {@return this server's session nonce, got at the first call} */
    public String sessionNonce() {
        if (sessionNonce == null) {
            sessionNonce = newSessionNonce();
        }
        return sessionNonce;
    }

    /** {@return one more session nonce, after 200} */
    public String newSessionNonce() {
        WireAnswer answer =
                send(RequestBytes.of("POST", "/session_nonce", address).bytes(new byte[0]));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.member("nonce").orElseThrow();
    }

    /** {@return a session of this person, not yet signed; this server's element is the first of two} */
    public SdJwtDraft session(Recipient person) {
        return session(person, sessionNonce(), 1);
    }

    /** {@return the same with this nonce, and with elements for so many other servers} */
    public SdJwtDraft session(Recipient person, String nonce, int otherServers) {
        List<String> urls = new ArrayList<>(List.of(base + "/session_nonce/" + nonce));
        for (int other = 0; other < otherServers; other++) {
            urls.add(OTHER_SERVER + other + "/session_nonce/AAAAAAAAAAAAAAAA");
        }
        return sessions().draft(person.identity(), person.id(), Instant.now(), urls);
    }

    /** {@return the answer to a request for a nonce} */
    public WireAnswer askNonce(String shareId, SdJwtDraft session, Identity certificate) {
        IssuedToken token = sessions().sign(session);
        return askNonce(
                shareId,
                HeaderLines.none()
                        .and(TokenRequest.SESSION_TOKEN, token.present(0))
                        .and(TokenRequest.SESSION_X5C, AuthTokens.x5c(certificate)));
    }

    /** {@return the answer to a request for a nonce with these headers} */
    public WireAnswer askNonce(String shareId, HeaderLines headers) {
        return send(headers.addTo(RequestBytes.of("POST", "/key-shares/" + shareId + "/nonce", address))
                .bytes(new byte[0]));
    }

    /** {@return a nonce for a share, after 200} */
    public String nonce(StoredShare share) {
        Recipient person = share.recipient();
        WireAnswer answer = askNonce(share.shareId(), session(person), person.identity());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.member("nonce").orElseThrow();
    }

    /** {@return a good request of the recipient, with a new nonce} */
    public TokenRequest request(StoredShare share) {
        return request(share, nonce(share));
    }

    /** {@return a good request of the recipient} */
    public TokenRequest request(StoredShare share, String nonce) {
        return request(share.recipient(), share.shareId(), nonce, 1);
    }

    /** {@return a request of this person, with elements for so many other servers in both tokens} */
    public TokenRequest request(Recipient person, String shareId, String nonce, int otherServers) {
        List<String> urls = new ArrayList<>(List.of(audience(shareId, nonce)));
        for (int other = 0; other < otherServers; other++) {
            urls.add(OTHER_SERVER + other + "/key-shares/" + shareId + "?nonce=AAAAAAAAAAAAAAAA");
        }
        return new TokenRequest(
                shareId,
                session(person, sessionNonce(), otherServers),
                sessions().key(),
                AuthTokens.draft(person.identity(), person.id(), urls),
                person.identity(),
                rpServer.party(),
                rpServer.keys().current(),
                rpServer.mobileIdName());
    }

    /** {@return the {@code aud} element of an auth token for this server} */
    public String audience(String shareId, String nonce) {
        return base + "/key-shares/" + shareId + "?nonce=" + nonce;
    }

    /** {@return the answer} */
    public WireAnswer fetch(TokenRequest request) {
        return fetch(request.shareId(), request.lines());
    }

    /** {@return the answer to a request for a share with these headers} */
    public WireAnswer fetch(String shareId, HeaderLines headers) {
        return send(bytes(shareId, headers));
    }

    /** {@return a request for a share with these headers} */
    public byte[] bytes(String shareId, HeaderLines headers) {
        return headers.addTo(RequestBytes.of("GET", "/key-shares/" + shareId, address))
                .bytes();
    }

    /** {@return the answer to these bytes} */
    public WireAnswer send(byte[] request) {
        try {
            return transport.send(request);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
