package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.ProblemDocument;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import org.junit.jupiter.api.Test;

/** Somebody with a good certificate learns nothing about shares of others: not even whether they exist. */
class EnumerationIT extends BlackBox {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    @Test
    void aShareOfSomebodyElseLooksLikeNone() {
        Recipient curious = environment.mobileIdUser();
        StoredShare foreign = client().store(environment.mobileIdUser());
        WireAnswer ofForeign = fetch(curious, foreign.shareId(), client().nonce(foreign));

        // nobody can have a nonce for what does not exist: any will do
        WireAnswer ofUnknown = fetch(curious, UNKNOWN, client().nonce(foreign));

        assertThat(ofForeign.status()).isEqualTo(404);
        assertThat(ProblemDocument.in(ofForeign).shown())
                .isEqualTo(ProblemDocument.in(ofUnknown).shown());
    }

    @Test
    void aShareOfSomebodyElseLooksLikeNoneWithoutAnyNonce() {
        Recipient curious = environment.mobileIdUser();
        StoredShare foreign = client().store(environment.mobileIdUser());

        assertThat(ProblemDocument.in(fetch(curious, foreign.shareId(), "AAAAAAAAAAAAAAAA"))
                        .shown())
                .isEqualTo(ProblemDocument.in(fetch(curious, UNKNOWN, "AAAAAAAAAAAAAAAA"))
                        .shown());
    }

    private WireAnswer fetch(Recipient who, String shareId, String nonce) {
        return client().fetch(
                        shareId,
                        client().ticket(who, shareId, nonce),
                        who.identity().x5c());
    }

    private CssClient client() {
        return environment.client();
    }
}
