package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The life of a nonce. */
class NonceIT extends BlackBox {

    private static final String NO_SUCH_SHARE = "no-such-share";

    @Test
    void manyNoncesOfOneShareLiveSideBySide() {
        StoredShare share = client().store(environment.mobileIdUser());
        List<String> nonces =
                Stream.generate(() -> client().nonce(share)).limit(5).toList();

        assertThat(nonces).doesNotHaveDuplicates();
        nonces.forEach(nonce -> Outcome.released(client().fetch(share, client().ticket(share, nonce)), share));
    }

    @Test
    void aTicketWorksOnce() {
        StoredShare share = client().store(environment.mobileIdUser());
        String ticket = client().ticket(share, client().nonce(share));
        Outcome.released(client().fetch(share, ticket), share);

        Outcome.refused(client().fetch(share, ticket), 404, NO_SUCH_SHARE);
    }

    @Test
    void aNewTicketWithASpentNonceIsRefused() {
        StoredShare share = client().store(environment.mobileIdUser());
        String nonce = client().nonce(share);
        Outcome.released(client().fetch(share, client().ticket(share, nonce)), share);

        Outcome.refused(client().fetch(share, client().ticket(share, nonce)), 404, NO_SUCH_SHARE);
    }

    @Test
    void aNonceOfAnotherShareIsUnknown() {
        StoredShare share = client().store(environment.mobileIdUser());
        StoredShare other = client().store(share.recipient());

        Outcome.refused(client().fetch(share, client().ticket(share, client().nonce(other))), 404, NO_SUCH_SHARE);
    }

    @Test
    void aNonceThatTheServerNeverMadeIsUnknown() {
        StoredShare share = client().store(environment.mobileIdUser());

        Outcome.refused(client().fetch(share, client().ticket(share, "AAAAAAAAAAAAAAAA")), 404, NO_SUCH_SHARE);
    }

    @Test
    void aNonceChangedInAnyCharacterIsUnknown() {
        StoredShare share = client().store(environment.mobileIdUser());
        String nonce = client().nonce(share);

        assertThat(IntStream.range(0, nonce.length())
                        .mapToObj(at -> changed(nonce, at))
                        .map(bent -> client().fetch(share, client().ticket(share, bent))
                                .status()))
                .containsOnly(404);
        Outcome.released(client().fetch(share, client().ticket(share, nonce)), share);
    }

    @Test
    void noNonceIsGivenForAnUnknownShare() {
        WireAnswer answer = client().send(shape().nonce("0123456789abcdef0123456789abcdef"));

        Outcome.refused(answer, 404, NO_SUCH_SHARE);
    }

    @Test
    void whatIsRefusedSpendsNothing() {
        StoredShare share = client().store(environment.mobileIdUser());
        String ticket = client().ticket(share, client().nonce(share));
        String strangersCertificate = environment.mobileIdUser().identity().x5c();

        Outcome.refused(client().fetch(share.shareId(), ticket, strangersCertificate), 401, "not-authenticated");
        Outcome.released(client().fetch(share, ticket), share);
    }

    @Test
    @Tag("postgres")
    void makingNoncesWritesNothing() {
        PostgresDatabase database = (PostgresDatabase) environment.database();
        StoredShare share = client().store(environment.mobileIdUser());
        Map<String, Long> before = database.rows();

        IntStream.range(0, 20).forEach(i -> client().nonce(share));

        assertThat(database.rows()).isEqualTo(before);
        assertThat(before).containsKey("key_share");
    }

    private CssClient client() {
        return environment.client();
    }

    private JavaClientShape shape() {
        return new JavaClientShape(TestEnvironment.address(environment.server()));
    }

    private static String changed(String nonce, int at) {
        char other = nonce.charAt(at) == 'A' ? 'B' : 'A';
        return nonce.substring(0, at) + other + nonce.substring(at + 1);
    }
}
