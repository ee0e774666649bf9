package ee.cdoc2.css.it.environment;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.process.CssServer;
import ee.cdoc2.css.testkit.vectors.Signers;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.TicketVector.NonceKind;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.ServerAddress;
import java.util.Optional;

/**
 * A ticket vector and what it needs: its share is stored, its nonce is made.
 *
 * @param vector the vector
 * @param signers who sign its tickets
 * @param client of the server
 * @param address of the server
 * @param share addressed to the vector's recipient
 * @param nonce as the vector asks for
 */
public record PreparedVector(
        TicketVector vector,
        Signers signers,
        CssClient client,
        ServerAddress address,
        StoredShare share,
        String nonce) {

    private static final String GOOD_SIGNER = "mobile-id";

    /** Stores the share and gets the nonce, as this client; that of an expired one is fresh still. */
    public static PreparedVector set(
            TestEnvironment environment, CssServer server, CssClient client, TicketVector vector) {
        Recipient recipient =
                new Recipient(vector.recipient(), environment.signers().named(GOOD_SIGNER));
        StoredShare share = client.store(recipient);
        String nonce = client.nonce(vector.nonce() == NonceKind.OTHER_SHARE ? client.store(recipient) : share);
        if (vector.nonce() == NonceKind.SPENT) {
            Outcome.released(client.fetch(share, client.ticket(share, nonce)), share);
        }
        return new PreparedVector(vector, environment.signers(), client, TestEnvironment.address(server), share, nonce);
    }

    /** {@return the vector's request} */
    public byte[] request() {
        return vector.render(signers, address.baseUrl(), share.shareId(), nonce).bytes(address, share.shareId());
    }

    /** {@return a good request with the same nonce; empty where the share is for somebody else} */
    public Optional<byte[]> goodRequest() {
        if (!vector.recipient().equals(Signers.RECIPIENT)) {
            return Optional.empty();
        }
        Recipient good = new Recipient(Signers.RECIPIENT, signers.named(GOOD_SIGNER));
        String ticket = client.ticket(good, share.shareId(), nonce);
        return Optional.of(new JavaClientShape(address)
                .fetch(share.shareId(), ticket, good.identity().x5c()));
    }
}
