package ee.cdoc2.css.ticket;

import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.testkit.Mutations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes in, it is read as a ticket or refused for a reason; nothing else is thrown. */
class MalformedTicketPropertyTest {
    private static final int ROUNDS = 4000;
    private static final String ELEMENT =
            Written.base64url("[\"s\",\"https://css.example/key-shares/0123456789abcdef0123?nonce=N\"]");
    private static final String AUDIENCE =
            Written.base64url("[\"s\",\"aud\",[{\"...\":\"" + Written.digest(ELEMENT) + "\"}]]");
    private static final String PAYLOAD =
            "{\"iss\":\"etsi/PNOEE-48010010101\",\"_sd\":[\"" + Written.digest(AUDIENCE) + "\"]}";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedTickets(long seed) {
        new Mutations(seed)
                .of(Written.sdJwt(PAYLOAD, AUDIENCE, ELEMENT))
                .limit(ROUNDS)
                .forEach(ticket -> isReadOrDenied(ticket, seed));
    }

    /** What is behind base64url, which a mutation of the ticket's text seldom reaches. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedJson(long seed) {
        Mutations mutations = new Mutations(seed);
        for (int i = 0; i < ROUNDS; i++) {
            String disclosure = Written.base64url(mutations.one("[\"s\",\"x\"]"));
            isReadOrDenied(Written.sdJwt(mutations.one(PAYLOAD), AUDIENCE, disclosure), seed);
        }
    }

    private static void isReadOrDenied(String text, long seed) {
        assertThatCode(() -> {
                    try {
                        PresentedTicket.parse(text);
                    } catch (Denied refused) {
                        // a reason is as good an answer as a ticket
                    }
                })
                .as("seed %d, input <%s>", seed, text)
                .doesNotThrowAnyException();
    }
}
