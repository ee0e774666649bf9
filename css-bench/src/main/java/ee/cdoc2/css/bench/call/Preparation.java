package ee.cdoc2.css.bench.call;

import ee.cdoc2.css.bench.load.Clients;
import ee.cdoc2.css.bench.load.ConnectionUse;
import ee.cdoc2.css.bench.load.Faults;
import ee.cdoc2.css.testkit.ticket.ClientTicket;
import ee.cdoc2.css.testkit.token.SessionTokenIssuer;
import ee.cdoc2.css.testkit.wire.ClientShape;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes requests before the clock starts: stores the shares that they are about, fetches the nonces, signs the tickets. Each request
 * is about a share of its own, and good for one use while its nonce lives.
 */
public final class Preparation {
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String NO_SHARE = "0".repeat(32);

    private final RawHttps https;
    private final ClientShape shape;
    private final Recipients recipients;
    private final SessionTokenIssuer issuer;
    private final int clients;
    /** Once they are needed. */
    private Sessions sessions;

    /**
     * @param https to the server
     * @param recipients whom shares are for
     * @param issuer of session tokens, for the second protocol
     * @param clients how many prepare at the same time
     */
    public Preparation(RawHttps https, Recipients recipients, SessionTokenIssuer issuer, int clients) {
        this.https = https;
        this.shape = new JavaClientShape(https.server());
        this.recipients = recipients;
        this.issuer = issuer;
        this.clients = clients;
    }

    /**
     * {@return this many requests, each to be sent once}
     *
     * @throws IllegalStateException if the server refuses what has to go before
     */
    public List<byte[]> requests(Call call, int count) {
        List<Recipient> people = recipients.with(call.recipientKey());
        return switch (call) {
            case STORE, INSERT -> storing(people, count);
            case EMPTY -> Collections.nCopies(count, shape.nonce(NO_SHARE));
            case NONCE -> all(stored(people, count), this::askingNonce);
            case NONCE_V2 -> all(stored(people, count), sessions()::askingNonce);
            case RELEASE_ES256, RELEASE_RS256 ->
                withNonces(stored(people, count), Call.NONCE, this::askingNonce, this::fetching);
            case RELEASE_V2 ->
                withNonces(stored(people, count), Call.NONCE_V2, sessions()::askingNonce, sessions()::fetching);
        };
    }

    private List<byte[]> storing(List<Recipient> people, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> shape.store(
                        randomShare(), people.get(index % people.size()).id()))
                .toList();
    }

    private List<StoredShare> stored(List<Recipient> people, int count) {
        List<WireAnswer> answers = answers(storing(people, count), Call.STORE);
        return IntStream.range(0, count)
                .mapToObj(index -> new StoredShare(idIn(answers.get(index)), people.get(index % people.size())))
                .toList();
    }

    private List<byte[]> withNonces(
            List<StoredShare> shares,
            Call nonceCall,
            Function<StoredShare, byte[]> asking,
            BiFunction<StoredShare, String, byte[]> fetching) {
        List<WireAnswer> nonces = answers(all(shares, asking), nonceCall);
        return IntStream.range(0, shares.size())
                .parallel()
                .mapToObj(index -> fetching.apply(shares.get(index), nonce(nonces.get(index))))
                .toList();
    }

    private byte[] askingNonce(StoredShare share) {
        return shape.nonce(share.id());
    }

    private byte[] fetching(StoredShare share, String nonce) {
        String url = https.server().baseUrl() + "/key-shares/" + share.id() + "?nonce=" + nonce;
        Recipient recipient = share.recipient();
        ClientTicket ticket =
                ClientTicket.sign(recipient.identity(), recipient.id(), List.of(shape.audienceLiteral(url)));
        return shape.fetch(share.id(), ticket.present(0), recipient.identity().x5c());
    }

    private List<WireAnswer> answers(List<byte[]> requests, Call call) {
        AtomicReferenceArray<WireAnswer> answers = new AtomicReferenceArray<>(requests.size());
        Faults faults;
        try (Clients open = Clients.open(https, ConnectionUse.KEPT, clients)) {
            faults = open.send(requests, call.status(), answers::set).faults();
        }
        if (!faults.none()) {
            throw new IllegalStateException("while preparing, " + call.title() + " was answered " + faults);
        }
        return IntStream.range(0, requests.size()).mapToObj(answers::get).toList();
    }

    private Sessions sessions() {
        if (sessions == null) {
            List<WireAnswer> answers = answers(List.of(Sessions.askingSessionNonce(https.server())), Call.NONCE_V2);
            sessions = new Sessions(https.server(), issuer, nonce(answers.get(0)));
        }
        return sessions;
    }

    private static List<byte[]> all(List<StoredShare> shares, Function<StoredShare, byte[]> request) {
        return shares.parallelStream().map(request).toList();
    }

    private static String nonce(WireAnswer answer) {
        return answer.member("nonce").orElseThrow();
    }

    private static String idIn(WireAnswer answer) {
        String location = answer.header("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String randomShare() {
        byte[] share = new byte[32];
        RANDOM.nextBytes(share);
        return Base64.getEncoder().encodeToString(share);
    }
}
