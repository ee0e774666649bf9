package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.ticket.PresentedTicket;
import ee.cdoc2.css.ticket.Written;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come in, a parser answers with a value or with a typed denial. */
class MalformedInputPropertyTest {
    private static final int ROUNDS = 4000;
    private static final String DELICATE = "~.\"\\[]{}:,=/?#%@\u0000\n \u00ff\ud800_sd...nullaud";

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tickets(long seed) {
        String element = Written.base64url("[\"s\",\"https://css.example/key-shares/0123456789abcdef0123?nonce=N\"]");
        String aud = Written.base64url("[\"s\",\"aud\",[{\"...\":\"" + Written.digest(element) + "\"}]]");
        String payload = "{\"iss\":\"etsi/PNOEE-48010010101\",\"_sd\":[\"" + Written.digest(aud) + "\"]}";
        Random random = new Random(seed);

        everyMutation(Written.sdJwt(payload, aud, element), seed, PresentedTicket::parse);
        for (int i = 0; i < ROUNDS; i++) {
            // behind the base64 too, where a mutation of the outer text seldom reaches
            String inside =
                    Written.sdJwt(mutated(payload, random), aud, Written.base64url(mutated("[\"s\",\"x\"]", random)));
            holds(inside, seed, PresentedTicket::parse);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void recipientIds(long seed) {
        everyMutation("etsi/PNOEE-48010010101", seed, RecipientId::parse);
        everyMutation("private/JIO/70000349", seed, RecipientId::parse);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void shareUrls(long seed) {
        everyMutation("https://css.example:8443/a/key-shares/0123456789abcdef0123?nonce=AAAA", seed, ShareUrl::parse);
        everyMutation("https://[::1]:8443/a", seed, BaseUrl::parse);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void bodies(long seed) {
        everyMutation(
                "{\"share\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"recipient\":\"private/JIO/70000349\"}",
                seed,
                text -> KeyShare.fromJson(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static void everyMutation(String good, long seed, Consumer<String> parser) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            holds(mutated(good, random), seed, parser);
        }
    }

    private static void holds(String text, long seed, Consumer<String> parser) {
        assertThatCode(() -> {
                    try {
                        parser.accept(text);
                    } catch (Denied typed) {
                        // what the property asks for
                    }
                })
                .as("seed %d, input <%s>", seed, text)
                .doesNotThrowAnyException();
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), at + random.nextInt(6));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, to);
                case 1 -> mutated.insert(at, mutated.substring(at, to));
                case 2 -> mutated.insert(at, DELICATE.charAt(random.nextInt(DELICATE.length())));
                default -> mutated.insert(at, (char) random.nextInt(256));
            }
        }
        return mutated.toString();
    }
}
