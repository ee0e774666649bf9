package ee.cdoc2.css.it.soak;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.HeaderLines;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.testkit.wire.KeptConnection;
import ee.cdoc2.css.testkit.wire.RequestBytes;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import ee.cdoc2.css.testkit.wire.WireConnection;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One client, that does one thing after the other at two nodes: shares are stored and fetched by both protocols, and what must be refused
 * is asked for. Every answer is looked at. For one thread.
 */
final class SoakClient {

    private static final String MALFORMED = "malformed-request";
    private static final String NO_SUCH_SHARE = "no-such-share";
    private static final String NOT_AUTHENTICATED = "not-authenticated";

    /** Half of a store; a head alone; bytes that begin no TLS. */
    private static final String HALF_A_BODY =
            "POST /key-shares HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"share\":\"";

    private static final String HALF_A_HEAD = "GET /key-shares/0123456789abcdef HTTP/1.1\r\nHost: loc";
    private static final byte[] HALF_A_HANDSHAKE =
            "\u0016\u0003\u0001\u0002\u0000\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1);

    private final List<WatchedNode> nodes;
    private final SoakPeople people;
    private final Outages outages;
    private final Tally tally;
    private final Consumer<StoredShare> acknowledged;
    private final KeptConnection kept;
    private final Map<WatchedNode, SecondProtocol> secondProtocol;
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final List<Runnable> turns = List.of(
            this::byTheFirstProtocol,
            this::byTheSecondProtocolWithMobileId,
            this::byTheFirstProtocolWithSmartId,
            this::whatIsDenied,
            this::onAKeptConnection,
            this::whatIsMalformed,
            this::byTheSecondProtocolWithSmartId,
            this::whatIsBrokenOff);
    private int turn;

    /**
     * @param nodes the first stays, the other may be restarted
     * @param first which of its turns it begins with, so that not all do the same
     * @param acknowledged takes each share that is stored
     */
    SoakClient(
            List<WatchedNode> nodes,
            SoakPeople people,
            Outages outages,
            Tally tally,
            int first,
            Consumer<StoredShare> acknowledged) {
        this.nodes = nodes;
        this.people = people;
        this.outages = outages;
        this.tally = tally;
        this.turn = first;
        this.acknowledged = acknowledged;
        this.kept = new KeptConnection(nodes.get(0).https());
        this.secondProtocol = Map.of(
                nodes.get(0), people.secondProtocol(nodes.get(0)),
                nodes.get(1), people.secondProtocol(nodes.get(1)));
    }

    /** Does the next thing. What is wrong is told to the tally. */
    void next() {
        if (!later.isEmpty() && !outages.excuse(WatchedNode.RESPONDER, System.nanoTime())) {
            guarded("a request that was refused before", later.remove());
        }
        guarded("turn " + turn % turns.size(), turns.get(turn % turns.size()));
        turn++;
    }

    private void guarded(String what, Runnable act) {
        try {
            act.run();
        } catch (Unavailable expected) {
            tally.add("given up, as may be");
        } catch (RuntimeException | AssertionError failure) {
            tally.wrong(what, failure);
        }
    }

    private void byTheFirstProtocol() {
        WatchedNode here = here();
        released(client(here), client(there()), people.withMobileId());
    }

    private void byTheFirstProtocolWithSmartId() {
        released(client(here()), client(there()), people.withSmartId());
    }

    private void onAKeptConnection() {
        WatchedNode stays = nodes.get(0);
        CssClient client = people.client(stays, request -> stays.send(kept::send, request));
        released(client, client, people.withMobileId());
    }

    /** A share goes to its recipient, once. */
    private void released(CssClient here, CssClient there, Recipient recipient) {
        StoredShare share = store(here, recipient);
        String ticket = here.ticket(share, there.nonce(share));
        nowOrLater(() -> here.fetch(share, ticket), answer -> {
            tally.add("released by the first protocol");
            Outcome.released(answer, share);
            Outcome.refused(there.fetch(share, ticket), 404, NO_SUCH_SHARE);
        });
    }

    private void byTheSecondProtocolWithMobileId() {
        releasedBySession(people.withMobileId());
    }

    private void byTheSecondProtocolWithSmartId() {
        releasedBySession(people.withSmartId());
    }

    private void releasedBySession(Recipient recipient) {
        SecondProtocol here = secondProtocol.get(here());
        SecondProtocol there = secondProtocol.get(there());
        StoredShare share = store(client(here()), recipient);
        String nonce = there.nonce(share);
        nowOrLater(() -> fetch(here, share, nonce), answer -> {
            tally.add("released by the second protocol");
            Outcome.released(answer, share);
            Outcome.refused(fetch(there, share, nonce), 404, NO_SUCH_SHARE);
        });
    }

    /** Signed anew each time, with the keys of just then. */
    private static WireAnswer fetch(SecondProtocol protocol, StoredShare share, String nonce) {
        TokenRequest request = protocol.request(share, nonce);
        HeaderLines headers = request.lines().and("Connection", "close");
        return protocol.fetch(share.shareId(), headers);
    }

    /** No refusal spends anything: after all of them the good ticket is good. */
    private void whatIsDenied() {
        CssClient here = client(here());
        CssClient there = client(there());
        StoredShare share = store(here, people.withMobileId());
        Recipient other = people.withMobileId();
        String nonce = there.nonce(share);
        String ticket = here.ticket(share, nonce);
        String x5c = share.recipient().identity().x5c();

        String foreign = here.ticket(other, share.shareId(), nonce);
        Outcome.refused(here.fetch(share.shareId(), foreign, x5c), 401, NOT_AUTHENTICATED);
        Outcome.refused(there.fetch(share.shareId(), ticket, other.identity().x5c()), 401, NOT_AUTHENTICATED);
        Outcome.refused(there.fetch(share, here.ticket(share, "AAAAAAAAAAAAAAAA")), 404, NO_SUCH_SHARE);
        nowOrLater(() -> here.fetch(share.shareId(), foreign, other.identity().x5c()), answer -> {
            Outcome.refused(answer, 404, NO_SUCH_SHARE);
            tally.add("denied");
            Outcome.released(there.fetch(share, ticket), share);
        });
    }

    private void whatIsMalformed() {
        WatchedNode here = here();
        Outcome.refused(here.send(post(here, "/key-shares", "{\"share\":")), 400, MALFORMED);
        Outcome.refused(here.send(post(here, "/key-shares/0123456789abcdef/nonce", "")), 400, MALFORMED);
        Outcome.refused(
                here.send(post(here, "/key-shares/0123456789abcdef0123456789abcdef/nonce", "")), 404, NO_SUCH_SHARE);
        Outcome.refused(client(here).fetch("0123456789abcdef0123456789abcdef", "x~", "x"), 400, MALFORMED);
        tally.add("malformed");
    }

    /** Nobody waits for an answer. */
    private void whatIsBrokenOff() {
        WatchedNode here = here();
        long begun = System.nanoTime();
        try {
            for (String half : List.of(HALF_A_BODY, HALF_A_HEAD)) {
                try (WireConnection connection = here.https().open()) {
                    connection.write(half.getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            try (Socket plain = new Socket("localhost", here.address().port())) {
                plain.getOutputStream().write(HALF_A_HANDSHAKE);
                // a reset, and no orderly end
                plain.setSoLinger(true, 0);
            }
            tally.add("broken off");
        } catch (IOException refused) {
            if (!outages.excuse(here.server(), begun)) {
                throw new AssertionError("no connection", refused);
            }
        }
    }

    private StoredShare store(CssClient client, Recipient recipient) {
        StoredShare share = client.store(recipient);
        tally.add("stored");
        acknowledged.accept(share);
        return share;
    }

    /** Where the certificate's status cannot be had nothing is spent, so the same is asked again when it can. */
    private void nowOrLater(Supplier<WireAnswer> request, Consumer<WireAnswer> check) {
        WireAnswer answer;
        try {
            answer = request.get();
        } catch (Unavailable refusal) {
            if (!refusal.spendsNothing()) {
                throw refusal;
            }
            later.add(() -> {
                tally.add("asked again after an outage of the responder");
                check.accept(request.get());
            });
            return;
        }
        check.accept(answer);
    }

    private CssClient client(WatchedNode node) {
        return people.client(node, node::send);
    }

    private WatchedNode here() {
        return nodes.get(turn / turns.size() % 2);
    }

    private WatchedNode there() {
        return nodes.get((turn / turns.size() + 1) % 2);
    }

    private static byte[] post(WatchedNode node, String path, String body) {
        return RequestBytes.of("POST", path, node.address())
                .header("Content-Type", "application/json")
                .header("Connection", "close")
                .bytes(body.getBytes(StandardCharsets.UTF_8));
    }
}
