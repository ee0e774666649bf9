package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.client.CssClient;
import ee.cdoc2.css.it.client.HeaderLines;
import ee.cdoc2.css.it.client.MixedRace;
import ee.cdoc2.css.it.client.SecondProtocol;
import ee.cdoc2.css.it.client.SimultaneousClients;
import ee.cdoc2.css.it.client.StoredShare;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One ticket or token, many requests at the same moment. */
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

    @Test
    @SecondProtocolIsSpoken
    void oneOfManySimultaneousRequestsOfASessionIsServed() {
        StoredShare share = environment.client().store(environment.mobileIdUser());
        SecondProtocol protocol = secondProtocol();
        HeaderLines headers = protocol.request(share).lines().and("Connection", "close");

        List<Integer> statuses = new SimultaneousClients<>(Collections.nCopies(8, protocol))
                .run(each -> each.fetch(share.shareId(), headers).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 404);
    }

    /** Attack 40, at the same moment as the requests that it belongs to. */
    @Test
    @SecondProtocolIsSpoken
    void aNonceIsTakenByItsOwnProtocolAlone() {
        CssClient client = environment.client();
        SecondProtocol protocol = secondProtocol();
        StoredShare share = client.store(environment.mobileIdUser());
        List<CssClient> first = Collections.nCopies(4, client);
        List<SecondProtocol> second = Collections.nCopies(4, protocol);

        MixedRace ofTheFirst = MixedRace.of(share, client.nonce(share), first, second);
        MixedRace ofTheSecond = MixedRace.of(share, protocol.nonce(share), first, second);

        assertThat(ofTheFirst.tickets()).containsOnlyOnce(200).containsOnly(200, 404);
        assertThat(ofTheFirst.tokens()).containsOnly(404);
        assertThat(ofTheSecond.tickets()).containsOnly(404);
        assertThat(ofTheSecond.tokens()).containsOnlyOnce(200).containsOnly(200, 404);
    }

    private SecondProtocol secondProtocol() {
        return environment.secondProtocol(environment.https(environment.server())::send);
    }
}
