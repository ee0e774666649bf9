package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.testkit.vectors.Signers;
import java.time.Duration;
import java.time.Instant;

/**
 * What attacks need: a server, a recipient with both means, one share of hers, a nonce that no refusal spends, and somebody
 * else's share.
 */
public final class Scene {

    /** Well below the lifetime of nonces. */
    private static final Duration NONCE_IS_GOOD_FOR = Duration.ofMinutes(3);

    private final SecondProtocol protocol;
    private final CssClient firstProtocol;
    private final Signers signers;
    private final Recipient somebodyElse;
    private final StoredShare share;
    private final StoredShare foreignShare;
    private String nonce;
    private Instant nonceGot = Instant.EPOCH;

    /**
     * @param firstProtocol stores the shares
     * @param signers the recipient is theirs, {@link Signers#RECIPIENT}
     * @param somebodyElse with a Mobile-ID
     */
    public Scene(SecondProtocol protocol, CssClient firstProtocol, Signers signers, Recipient somebodyElse) {
        this.protocol = protocol;
        this.firstProtocol = firstProtocol;
        this.signers = signers;
        this.somebodyElse = somebodyElse;
        this.share = firstProtocol.store(recipient(Means.MOBILE_ID));
        this.foreignShare = firstProtocol.store(somebodyElse);
    }

    public SecondProtocol protocol() {
        return protocol;
    }

    public CssClient firstProtocol() {
        return firstProtocol;
    }

    public Signers signers() {
        return signers;
    }

    /** {@return the recipient with this means} */
    public Recipient recipient(Means means) {
        return new Recipient(Signers.RECIPIENT, signers.named(means == Means.SMART_ID ? "smart-id" : "mobile-id"));
    }

    /** {@return somebody else, with a Mobile-ID} */
    public Recipient somebodyElse() {
        return somebodyElse;
    }

    /** {@return the recipient's share} */
    public StoredShare share() {
        return share;
    }

    /** {@return somebody else's share} */
    public StoredShare foreignShare() {
        return foreignShare;
    }

    /** {@return a live nonce for the share, always the same as long as it is good} */
    public String nonce() {
        if (Duration.between(nonceGot, Instant.now()).compareTo(NONCE_IS_GOOD_FOR) > 0) {
            nonce = protocol.nonce(share);
            nonceGot = Instant.now();
        }
        return nonce;
    }

    /** The nonce was spent: another one is needed. */
    public void spent() {
        nonceGot = Instant.EPOCH;
    }

    /** {@return a good request of the recipient} */
    public TokenRequest request(Means means) {
        return protocol.request(recipient(means), share.shareId(), nonce(), 1);
    }
}
