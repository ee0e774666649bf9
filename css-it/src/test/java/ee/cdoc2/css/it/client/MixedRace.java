package ee.cdoc2.css.it.client;

import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One nonce, shown at the same moment in tickets and in auth tokens of the share's recipient.
 *
 * @param tickets the statuses of the first protocol
 * @param tokens the statuses of the second one
 */
public record MixedRace(List<Integer> tickets, List<Integer> tokens) {

    /** Sends a request with each of these, all with this nonce. {@return what came back} */
    public static MixedRace of(StoredShare share, String nonce, List<CssClient> first, List<SecondProtocol> second) {
        String ticket = first.get(0).ticket(share, nonce);
        HeaderLines token = second.get(0).request(share, nonce).lines().and("Connection", "close");
        List<Supplier<WireAnswer>> requests = Stream.concat(
                        first.stream().<Supplier<WireAnswer>>map(client -> () -> client.fetch(share, ticket)),
                        second.stream()
                                .<Supplier<WireAnswer>>map(protocol -> () -> protocol.fetch(share.shareId(), token)))
                .toList();
        List<Integer> statuses =
                new SimultaneousClients<>(requests).run(request -> request.get().status());
        return new MixedRace(statuses.subList(0, first.size()), statuses.subList(first.size(), statuses.size()));
    }
}
