package ee.cdoc2.css.client.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareUrl;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.testkit.vectors.ClientTicketVector;
import ee.cdoc2.css.testkit.vectors.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The client still makes the tickets of testdata/vectors/client-tickets.txt, which the server's tests verify. */
class ClientTicketVectorsTest {

    /** The presentations of each ticket. */
    static Stream<List<ClientTicketVector>> tickets() {
        return Vectors.ofRepository().clientTickets().stream()
                .collect(Collectors.groupingBy(vector -> part(vector, 0), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("tickets")
    void theSameSaltsMakeTheSameBytes(List<ClientTicketVector> presentations) {
        ClientTicketVector first = presentations.get(0);
        List<byte[]> salts = new ArrayList<>(
                presentations.stream().map(vector -> salt(part(vector, 2))).toList());
        salts.add(salt(part(first, 1)));
        TicketDraft draft = TicketDraft.of(
                RecipientId.parse(first.issuer()).orElseThrow(),
                SignatureAlgorithm.valueOf(first.algorithm()),
                presentations.stream()
                        .map(vector -> ShareUrl.parse(vector.audience()).orElseThrow())
                        .toList(),
                new PresetRandom(salts));
        String jwt = part(first, 0);
        byte[] signature = Base64.getUrlDecoder().decode(jwt.substring(jwt.lastIndexOf('.') + 1));

        SignedTicket made = draft.signed(signature);

        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> actual = new LinkedHashMap<>();
        for (int i = 0; i < presentations.size(); i++) {
            expected.put(presentations.get(i).name(), presentations.get(i).ticket());
            actual.put(presentations.get(i).name(), made.presentation(i));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String part(ClientTicketVector vector, int index) {
        return vector.ticket().split("~")[index];
    }

    private static byte[] salt(String disclosure) {
        String json = new String(Base64.getUrlDecoder().decode(disclosure), StandardCharsets.UTF_8);
        return Base64.getUrlDecoder().decode(json.substring(2, 24));
    }
}
