package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.List;
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
        assertThat(shown(ofForeign)).isEqualTo(shown(ofUnknown));
    }

    @Test
    void aShareOfSomebodyElseLooksLikeNoneWithoutAnyNonce() {
        Recipient curious = environment.mobileIdUser();
        StoredShare foreign = client().store(environment.mobileIdUser());

        assertThat(shown(fetch(curious, foreign.shareId(), "AAAAAAAAAAAAAAAA")))
                .isEqualTo(shown(fetch(curious, UNKNOWN, "AAAAAAAAAAAAAAAA")));
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

    /** Status, headers but the clock's, body but the number that is new each time. */
    private static List<String> shown(WireAnswer answer) {
        List<String> headers = answer.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("Date"))
                .map(header -> header.name() + ": " + header.value())
                .toList();
        String body = answer.text().replace(answer.member("instance").orElseThrow(), "");
        return List.of(Integer.toString(answer.status()), answer.reason(), headers.toString(), body);
    }
}
