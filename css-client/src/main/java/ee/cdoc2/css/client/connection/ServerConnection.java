package ee.cdoc2.css.client.connection;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.ExpiryHeaders;
import ee.cdoc2.css.protocol.ExpiryTime;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The three calls of the API, with one server. */
public final class ServerConnection {
    private static final String LOCATION = "/key-shares/";
    private static final String NONCE = "[0-9A-Za-z_-]{12,64}";
    /** Nothing was looked at, or nothing spent: the same request may succeed later. */
    private static final Set<Integer> NOT_NOW = Set.of(503, 429);
    /** An answer of the API has a few hundred bytes. */
    private static final int MAX_BODY = 4096;

    private final ServerEntry server;
    private final Timeouts timeouts;
    private final Faults faults;
    private final Http http;

    ServerConnection(ServerEntry server, Timeouts timeouts, Clock clock) {
        this.server = server;
        this.timeouts = timeouts;
        this.faults = new Faults(server);
        this.http = new Http(server, timeouts, MAX_BODY, clock);
    }

    /**
     * Leaves a share: {@code POST /key-shares}.
     *
     * @param share the share and whom it is for
     * @return what the server calls it
     * @throws ClientException when it did not store it
     */
    public ShareId store(KeyShare share) {
        return store(share, Optional.empty()).shareId();
    }

    /**
     * Leaves a share until a time.
     *
     * @param share   the share and whom it is for
     * @param expires when it is to be deleted, in whole seconds; nothing leaves it to the server
     * @return what the server calls it, and until when it keeps it
     * @throws ClientException when it did not store it
     */
    public StoredShare store(KeyShare share, Optional<Instant> expires) {
        HttpRequest.Builder request =
                http.request(server.senderUrl() + "/key-shares").header("Content-Type", "application/json");
        expires.map(ExpiryTime::format).ifPresent(time -> request.header(ExpiryHeaders.TIME, time));
        Answer answer = http.send(
                request.POST(BodyPublishers.ofByteArray(share.toJson())).build());
        if (answer.status() != 201) {
            throw faults.notStored(answer);
        }
        ShareId id = answer.header("Location")
                .filter(location -> location.startsWith(LOCATION))
                .flatMap(location -> ShareId.parse(location.substring(LOCATION.length())))
                .orElseThrow(() -> faults.answer("no Location that begins with /key-shares/"));
        return new StoredShare(
                id,
                answer.header(ExpiryHeaders.TIME).flatMap(ExpiryTime::parse),
                answer.header(ExpiryHeaders.ADJUSTED).filter("true"::equals).isPresent());
    }

    /**
     * Gets a nonce of the first protocol: {@code POST /key-shares/{shareId}/nonce}.
     *
     * @param share the share that it will be used for
     * @return 12 to 64 base64url characters
     * @throws ClientException when there is none
     */
    public String nonce(ShareId share) {
        return nonce(share, PresentedHeaders.none());
    }

    /**
     * Gets a nonce.
     *
     * @param share   the share that it will be used for
     * @param session what shows that the recipient has signed in; none in the first protocol
     * @return 12 to 64 base64url characters
     * @throws ClientException when there is none
     */
    public String nonce(ShareId share, PresentedHeaders session) {
        Answer answer = http.send(http.request(url(server.recipientUrl(), share) + "/nonce", session)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        if (answer.status() != 200) {
            throw faults.noNonce(answer);
        }
        return StrictJson.parseObject(answer.body())
                .orElseThrow(() -> faults.answer("a nonce that is not JSON"))
                .text("nonce")
                .filter(nonce -> nonce.matches(NONCE))
                .orElseThrow(() -> faults.answer("no nonce of base64url characters"));
    }

    /**
     * Fetches a share by a ticket of the first protocol.
     *
     * @param share       the share
     * @param ticket      the ticket as presented to this server
     * @param certificate the signer's
     * @return the share, whom it is for, and until when the server keeps it
     * @throws ClientException when the server did not release it
     */
    public ReleasedShare fetch(ShareId share, String ticket, X509Certificate certificate) {
        return fetch(share, PresentedHeaders.ofTicket(ticket, certificate));
    }

    /**
     * Fetches a share: {@code GET /key-shares/{shareId}}. While the server says 503 or 429, it is asked again with the same
     * headers, whose ticket or token it has not spent.
     *
     * @param share       the share
     * @param credentials what is presented to this server
     * @return the share, whom it is for, and until when the server keeps it
     * @throws ClientException when the server did not release it
     */
    public ReleasedShare fetch(ShareId share, PresentedHeaders credentials) {
        HttpRequest request = http.request(url(server.recipientUrl(), share), credentials)
                .GET()
                .build();
        Answer answer = http.send(request);
        for (int attempt = 1; NOT_NOW.contains(answer.status()) && attempt < timeouts.attempts(); attempt++) {
            timeouts.sleeper().sleep(wait(answer));
            answer = http.send(request);
        }
        if (answer.status() != 200) {
            throw faults.notReleased(answer);
        }
        return new ReleasedShare(
                KeyShare.parse(answer.body()).orElseThrow(() -> faults.answer("a share that is not well formed")),
                answer.header(ExpiryHeaders.TIME).flatMap(ExpiryTime::parse));
    }

    private Duration wait(Answer answer) {
        long asked = answer.header("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(Long::parseLong)
                .orElse(1L);
        Duration wait = Duration.ofSeconds(asked);
        return wait.compareTo(timeouts.longestWait()) > 0 ? timeouts.longestWait() : wait;
    }

    private static String url(BaseUrl base, ShareId share) {
        return base + "/key-shares/" + share;
    }
}
