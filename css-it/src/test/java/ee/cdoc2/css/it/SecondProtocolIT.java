package ee.cdoc2.css.it;

import ee.cdoc2.css.it.attack.Attack;
import ee.cdoc2.css.it.attack.Attack.Means;
import ee.cdoc2.css.it.attack.Scene;
import ee.cdoc2.css.it.client.KeptConnection;
import ee.cdoc2.css.it.client.Outcome;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.StoredShare;
import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack that is one fault in one request: the answer is as the list says, and nothing is spent. One connection, one share
 * and one nonce for all of them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecondProtocolIT extends BlackBox {

    private KeptConnection connection;
    private Scene scene;

    static List<Attack> attacks() {
        return Attack.all();
    }

    @BeforeEach
    void setTheSceneOnce() {
        if (scene == null) {
            connection = new KeptConnection(environment.https(environment.server()));
            scene = new Scene(
                    environment.secondProtocol(connection),
                    environment.client(),
                    environment.signers(),
                    environment.mobileIdUser());
        }
    }

    @AfterAll
    void close() throws IOException {
        if (connection != null) {
            connection.close();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void attack(Attack attack) {
        TokenRequest request = scene.request(attack.means());
        attack.fault().accept(request, scene);

        WireAnswer answer = scene.protocol().fetch(request);

        if (attack.status() == 200) {
            Outcome.released(answer, scene.share());
            scene.spent();
        } else {
            Outcome.refused(answer, attack.status(), attack.type());
        }
    }

    /** Run after each: if anything was spent, the nonce of all would be gone. */
    @AfterEach
    void nothingIsSpentByARefusal() {
        // looked at once, at the end: see everyRefusalLeftTheNonce
    }

    @ParameterizedTest
    @EnumSource
    void aShareGoesToItsRecipient(Means means) {
        StoredShare share = store(scene.recipient(means));

        Outcome.released(scene.protocol().fetch(scene.protocol().request(share)), share);
    }

    private StoredShare store(Recipient person) {
        return scene.firstProtocol().store(person);
    }
}
