package ee.cdoc2.css.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;

import ee.cdoc2.css.testkit.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever text comes in, a parser answers with a value or with nothing; it never throws. */
class MalformedInputPropertyTest {
    private static final int ROUNDS = 4000;

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void recipientIds(long seed) {
        everyMutationIsAnswered("etsi/PNOEE-48010010101", seed, RecipientId::parse);
        everyMutationIsAnswered("private/JIO/70000349", seed, RecipientId::parse);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void shareUrls(long seed) {
        everyMutationIsAnswered(
                "https://css.example:8443/a/key-shares/0123456789abcdef0123?nonce=AAAA", seed, ShareUrl::parse);
        everyMutationIsAnswered("https://[::1]:8443/a", seed, BaseUrl::parse);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void keyShares(long seed) {
        everyMutationIsAnswered(
                "{\"share\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\",\"recipient\":\"private/JIO/70000349\"}",
                seed,
                text -> KeyShare.parse(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14, 15})
    void expiryTimes(long seed) {
        everyMutationIsAnswered("2027-01-01T02:00:00.9+02:00", seed, ExpiryTime::parse);
    }

    private static <T> void everyMutationIsAnswered(String good, long seed, Function<String, Optional<T>> parser) {
        new Mutations(seed)
                .of(good)
                .limit(ROUNDS)
                .forEach(text -> assertThatCode(() -> parser.apply(text))
                        .as("seed %d, input <%s>", seed, text)
                        .doesNotThrowAnyException());
    }
}
