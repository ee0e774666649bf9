package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.SimultaneousClients;
import ee.cdoc2.css.it.client.StoredShare;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

/** One ticket, many requests at the same moment. */
class RaceIT extends BlackBox {

    @RepeatedTest(5)
    void oneOfManySimultaneousRequestsIsServed() {
        CssClient client = environment.client();
        StoredShare share = client.store(environment.mobileIdUser());
        String ticket = client.ticket(share, client.nonce(share));

        List<Integer> statuses = new SimultaneousClients<>(Collections.nCopies(8, client))
                .run(each -> each.fetch(share, ticket).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
    }
}
