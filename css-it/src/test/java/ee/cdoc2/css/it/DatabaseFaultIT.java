package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.database.PostgresDatabase;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.ClientShape;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database that fails is named for what it is: nothing is stored, released or spent. */
@Tag("postgres")
class DatabaseFaultIT extends BlackBox {
    private static final String UNAVAILABLE = "storage-unavailable";

    @Test
    void aShareDoesNotLeaveWhenItsNonceCannotBeSpent() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        database().without("spent_nonce", () -> Outcome.refused(client.fetch(share, ticket), 503, UNAVAILABLE));

        Outcome.released(client.fetch(share, ticket), share);
    }

    @Test
    void aTicketIsNotSpentWhenTheShareCannotBeRead() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        database().without("key_share", () -> Outcome.refused(client.fetch(share, ticket), 503, UNAVAILABLE));

        Outcome.released(client.fetch(share, ticket), share);
    }

    @Test
    void aShareThatCannotBeStoredIsNotAcknowledged() {
        CssClient client = environment.client();
        ClientShape shape = new JavaClientShape(TestEnvironment.address(environment.server()));
        byte[] store = shape.store(
                Base64.getEncoder().encodeToString(new byte[32]),
                environment.mobileIdUser().id());

        database().without("key_share", () -> Outcome.refused(client.send(store), 503, UNAVAILABLE));

        assertThat(client.send(store).status()).isEqualTo(201);
    }

    @Test
    void noNonceIsGivenWhileItIsUnknownWhetherThereIsSuchAShare() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        byte[] ask = new JavaClientShape(TestEnvironment.address(environment.server())).nonce(share.shareId());

        database().without("key_share", () -> Outcome.refused(client.send(ask), 503, UNAVAILABLE));

        assertThat(client.send(ask).status()).isEqualTo(200);
    }

    private PostgresDatabase database() {
        return (PostgresDatabase) environment.database();
    }
}
