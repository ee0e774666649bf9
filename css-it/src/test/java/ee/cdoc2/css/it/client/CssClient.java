package ee.cdoc2.css.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.ticket.ClientTicket;
import ee.cdoc2.css.testkit.wire.ClientShape;
import ee.cdoc2.css.testkit.wire.RawHttps;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The steps of the protocol in the words of one deployed client; over {@link RawHttps} with a connection of its own for each. */
public final class CssClient {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Transport transport;
    private final ClientShape shape;
    private final String audience;

    /**
     * @param https to the server
     * @param shape how requests are written
     * @param audience the base URL that tickets are signed for, {@code https://host:port}
     */
    public CssClient(RawHttps https, ClientShape shape, String audience) {
        this(shape.sendsServerName() ? https::send : https.withoutServerName()::send, shape, audience);
    }

    /**
     * @param transport how requests get to the server
     * @param shape how they are written
     * @param audience the base URL that tickets are signed for, {@code https://host:port}
     */
    public CssClient(Transport transport, ClientShape shape, String audience) {
        this.transport = transport;
        this.shape = shape;
        this.audience = audience;
    }

    /** Stores a new share of 32 bytes. {@return what was stored, after 201} */
    public StoredShare store(Recipient recipient) {
        byte[] share = new byte[32];
        RANDOM.nextBytes(share);
        String base64 = Base64.getEncoder().encodeToString(share);
        WireAnswer answer = send(shape.store(base64, recipient.id()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        String location = answer.header("Location").orElseThrow();
        return new StoredShare(location.substring("/key-shares/".length()), base64, recipient);
    }

    /** {@return a nonce for a share, after 200} */
    public String nonce(StoredShare share) {
        WireAnswer answer = send(shape.nonce(share.shareId()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.member("nonce").orElseThrow();
    }

    /** {@return a ticket of the share's recipient for this server, share and nonce} */
    public String ticket(StoredShare share, String nonce) {
        return ticket(share.recipient(), share.shareId(), nonce);
    }

    /** {@return somebody's ticket for this server, share and nonce} */
    public String ticket(Recipient signer, String shareId, String nonce) {
        String url = audience + "/key-shares/" + shareId + "?nonce=" + nonce;
        return ClientTicket.sign(signer.identity(), signer.id(), List.of(shape.audienceLiteral(url)))
                .present(0);
    }

    /** {@return the answer to the share's recipient with this ticket} */
    public WireAnswer fetch(StoredShare share, String ticket) {
        return fetch(share.shareId(), ticket, share.recipient().identity().x5c());
    }

    /** {@return the answer to whoever shows this} */
    public WireAnswer fetch(String shareId, String ticket, String x5c) {
        return send(shape.fetch(shareId, ticket, x5c));
    }

    /** {@return the answer to the recipient, with a fresh nonce and ticket} */
    public WireAnswer fetch(StoredShare share) {
        return fetch(share, ticket(share, nonce(share)));
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
