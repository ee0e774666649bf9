package ee.cdoc2.css.it.soak;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.Recipient;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.Transport;
import ee.cdoc2.css.it.environment.TestEnvironment;
import ee.cdoc2.css.testkit.wire.JavaClientShape;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Recipients, and what they call nodes with. Thread-safe. */
public final class SoakPeople {

    /** An RSA key takes long to make, so these come again and again. */
    private static final int SMART_ID_USERS = 12;

    private final TestEnvironment environment;
    private final String responderUrl;
    private final String publicUrl;
    private final List<Recipient> smartIdUsers;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param responderUrl where the status of their certificates is asked for
     * @param publicUrl the base URL of all nodes
     */
    public SoakPeople(TestEnvironment environment, String responderUrl, String publicUrl) {
        this.environment = environment;
        this.responderUrl = responderUrl;
        this.publicUrl = publicUrl;
        this.smartIdUsers = Stream.generate(() -> environment.smartIdUser(responderUrl))
                .limit(SMART_ID_USERS)
                .toList();
    }

    /** {@return somebody new with a Mobile-ID} */
    Recipient withMobileId() {
        return environment.mobileIdUser(responderUrl);
    }

    /** {@return somebody with a Smart-ID} */
    Recipient withSmartId() {
        return smartIdUsers.get(next.getAndIncrement() % SMART_ID_USERS);
    }

    /** {@return the first protocol at a node, over this transport} */
    CssClient client(WatchedNode node, Transport transport) {
        return new CssClient(transport, new JavaClientShape(node.address()), publicUrl);
    }

    /** {@return the second protocol at a node} */
    SecondProtocol secondProtocol(WatchedNode node) {
        return environment.secondProtocol(node.server(), node::send, publicUrl);
    }
}
