package ee.cdoc2.css.it.attack;

import ee.cdoc2.css.it.client.TokenRequest;
import ee.cdoc2.css.it.client.TokenRequest.Token;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * One fault in a good request, and what the server answers.
 *
 * @param number in PROTOCOL-V2.md, section 12
 * @param name what is wrong
 * @param status of the answer; 200 where what looks odd is no fault
 * @param means whose request it is
 * @param fault does it
 */
public record Attack(int number, String name, int status, Means means, BiConsumer<TokenRequest, Scene> fault) {

    /** What the person signs with. */
    public enum Means {
        SMART_ID,
        MOBILE_ID
    }

    /** {@return one with Mobile-ID} */
    static Attack mobileId(int number, String name, int status, BiConsumer<TokenRequest, Scene> fault) {
        return new Attack(number, name, status, Means.MOBILE_ID, fault);
    }

    /** {@return one with Smart-ID} */
    static Attack smartId(int number, String name, int status, BiConsumer<TokenRequest, Scene> fault) {
        return new Attack(number, name, status, Means.SMART_ID, fault);
    }

    /** {@return one with each of the two tokens, with Mobile-ID} */
    static Stream<Attack> both(
            int number, String name, int status, BiFunction<Token, Scene, BiConsumer<TokenRequest, Scene>> fault) {
        return Arrays.stream(Token.values())
                .map(token -> mobileId(
                        number,
                        name + ", " + token.name().toLowerCase(Locale.ROOT),
                        status,
                        (request, scene) -> fault.apply(token, scene).accept(request, scene)));
    }

    /** {@return the problem type of the answer} */
    public String type() {
        return switch (status) {
            case 400 -> "malformed-request";
            case 401 -> "not-authenticated";
            case 404 -> "no-such-share";
            default -> throw new IllegalStateException(status + " has several types");
        };
    }

    /** {@return all of them} */
    public static List<Attack> all() {
        return Stream.of(
                        HeaderAttacks.all(),
                        SdJwtAttacks.all(),
                        JwsAttacks.all(),
                        SessionTokenAttacks.all(),
                        AuthTokenAttacks.all(),
                        SmartIdAttacks.all(),
                        CounterSignatureAttacks.all(),
                        CertificateAttacks.all())
                .flatMap(each -> each)
                .toList();
    }

    @Override
    public String toString() {
        return number + ": " + name;
    }
}
