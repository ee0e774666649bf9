package ee.cdoc2.css.ticket;

import static ee.cdoc2.css.ticket.Written.base64url;
import static ee.cdoc2.css.ticket.Written.digest;
import static ee.cdoc2.css.ticket.Written.sdJwt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** RFC 9901 as the verifier's checklist has it: one test a line. */
class SdJwtTest {
    private static final String NAME = base64url("[\"salt\",\"given_name\",\"Mari\"]");

    @Test
    void digestIsTakenOverTheDisclosureAsReceived() {
        String published =
                "WyJFVjVmZjNrM1FQUlVaZ0ltaGRJUlhRIiwiYXVkIixbeyIuLi4iOiJsUkVVLURBY2FHTnpGVnkwVHVSSGM2TjZfRFBPSG"
                        + "xqQUxfWldpOVkzc0trIn0seyIuLi4iOiI2Q2lLSUpGZkYtSEhxQ1VuRm41dnY4T3RlLU5mbG5KWlYyS1VYMmk3VUNNIn1dXQ";

        assertThat(Disclosure.parse(published).digest()).isEqualTo("V5_DrlDm-FXeGPdcMZQrB7EZPEO98URIAYvykgWHZr0");
    }

    @Test
    void disclosedClaimStandsInTheClaims() {
        assertClaims("{\"given_name\":\"Mari\"}", sdJwt("{\"_sd\":[\"" + digest(NAME) + "\"]}", NAME));
    }

    @Test
    void digestWithoutDisclosureIsIgnored() {
        assertClaims("{\"a\":1}", sdJwt("{\"a\":1,\"_sd\":[\"decoy\",\"withheld\"],\"_sd_alg\":\"sha-256\"}"));
    }

    @Test
    void elementsOfWhichNothingIsDisclosedDisappear() {
        String element = base64url("[\"salt\",\"b\"]");

        assertClaims(
                "{\"l\":[\"a\",\"b\"]}",
                sdJwt("{\"l\":[\"a\",{\"...\":\"hidden\"},{\"...\":\"" + digest(element) + "\"}]}", element));
    }

    @Test
    void emptiedObjectStays() {
        assertClaims("{\"o\":{}}", sdJwt("{\"o\":{\"_sd\":[\"decoy\"]}}"));
    }

    @Test
    void disclosedValuesAreProcessedAgain() {
        String inner = base64url("[\"salt\",\"x\"]");
        String outer = base64url("[\"salt\",\"aud\",[{\"...\":\"" + digest(inner) + "\"},{\"...\":\"other\"}]]");

        assertClaims("{\"aud\":[\"x\"]}", sdJwt("{\"_sd\":[\"" + digest(outer) + "\"]}", inner, outer));
    }

    @Test
    void keyBindingJwtIsRefused() {
        assertDenied(Denial.KEY_BINDING_ATTACHED, sdJwt("{}") + "a.b.c");
    }

    @Test
    void missingTildeIsRefused() {
        String text = sdJwt("{}");

        assertDenied(Denial.TICKET_MALFORMED, text.substring(0, text.length() - 1));
    }

    @Test
    void emptyDisclosureIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{}") + "~");
    }

    @Test
    void moreDisclosuresThanAnyTicketNeedsAreRefused() {
        assertDenied(
                Denial.TICKET_MALFORMED,
                sdJwt("{}")
                        + IntStream.range(0, 9)
                                .mapToObj(i -> base64url("[\"s\"," + i + "]"))
                                .collect(Collectors.joining("~"))
                        + "~");
    }

    @Test
    void eightDisclosuresAreRead() {
        String[] elements = IntStream.range(0, 8)
                .mapToObj(i -> base64url("[\"s\"," + i + "]"))
                .toArray(String[]::new);
        String digests = Arrays.stream(elements)
                .map(element -> "{\"...\":\"" + digest(element) + "\"}")
                .collect(Collectors.joining(","));

        assertClaims("{\"l\":[0,1,2,3,4,5,6,7]}", sdJwt("{\"l\":[" + digests + "]}", elements));
    }

    @Test
    void sameDisclosureTwiceIsRefused() {
        assertDenied(Denial.DISCLOSURE_REPEATED, sdJwt("{\"_sd\":[\"" + digest(NAME) + "\"]}", NAME, NAME));
    }

    @Test
    void disclosureWithoutDigestIsRefused() {
        assertDenied(Denial.DISCLOSURE_UNREFERENCED, sdJwt("{}", NAME));
    }

    @Test
    void digestTwiceInOneArrayIsRefused() {
        assertDenied(Denial.DIGEST_REPEATED, sdJwt("{\"_sd\":[\"d\",\"d\"]}"));
    }

    @Test
    void digestTwiceInDifferentPlacesIsRefused() {
        assertDenied(Denial.DIGEST_REPEATED, sdJwt("{\"_sd\":[\"d\"],\"l\":[{\"...\":\"d\"}]}"));
    }

    @Test
    void digestOfPayloadRepeatedWithinADisclosureIsRefused() {
        String outer = base64url("[\"salt\",\"o\",{\"_sd\":[\"d\"]}]");

        assertDenied(Denial.DIGEST_REPEATED, sdJwt("{\"_sd\":[\"d\",\"" + digest(outer) + "\"]}", outer));
    }

    @Test
    void claimDisclosureOfOtherThanThreeElementsIsRefused() {
        String two = base64url("[\"salt\",\"given_name\"]");

        assertDenied(Denial.DISCLOSURE_MALFORMED, sdJwt("{\"_sd\":[\"" + digest(two) + "\"]}", two));
    }

    @Test
    void claimDisclosureWithASaltAloneIsRefused() {
        String one = base64url("[\"salt\"]");

        assertDenied(Denial.DISCLOSURE_MALFORMED, sdJwt("{\"_sd\":[\"" + digest(one) + "\"]}", one));
    }

    @Test
    void elementDisclosureOfOtherThanTwoElementsIsRefused() {
        assertDenied(Denial.DISCLOSURE_MALFORMED, sdJwt("{\"l\":[{\"...\":\"" + digest(NAME) + "\"}]}", NAME));
    }

    @Test
    void claimNameThatIsNoStringIsRefused() {
        String numbered = base64url("[\"salt\",1,\"Mari\"]");

        assertDenied(Denial.DISCLOSURE_MALFORMED, sdJwt("{\"_sd\":[\"" + digest(numbered) + "\"]}", numbered));
    }

    @Test
    void saltThatIsNoStringIsRefused() {
        String saltless = base64url("[1,\"n\",\"v\"]");

        assertDenied(Denial.DISCLOSURE_MALFORMED, sdJwt("{\"_sd\":[\"" + digest(saltless) + "\"]}", saltless));
    }

    @Test
    void claimNamedSdIsRefused() {
        assertForbiddenName("_sd");
    }

    @Test
    void claimNamedThreeDotsIsRefused() {
        assertForbiddenName("...");
    }

    @Test
    void claimNamedSdAlgIsRefused() {
        assertForbiddenName("_sd_alg");
    }

    @Test
    void disclosedClaimCannotOverwriteAClaim() {
        assertDenied(
                Denial.CLAIM_OVERWRITTEN, sdJwt("{\"given_name\":\"Jaan\",\"_sd\":[\"" + digest(NAME) + "\"]}", NAME));
    }

    @Test
    void twoDisclosuresOfOneClaimAreRefused() {
        String other = base64url("[\"other\",\"given_name\",\"Jaan\"]");

        assertDenied(
                Denial.CLAIM_OVERWRITTEN,
                sdJwt("{\"_sd\":[\"" + digest(NAME) + "\",\"" + digest(other) + "\"]}", NAME, other));
    }

    @Test
    void sdThatIsNoArrayIsRefused() {
        assertDenied(Denial.DIGEST_MALFORMED, sdJwt("{\"_sd\":\"d\"}"));
    }

    @Test
    void sdWithSomethingElseThanStringsIsRefused() {
        assertDenied(Denial.DIGEST_MALFORMED, sdJwt("{\"_sd\":[1]}"));
    }

    @Test
    void threeDotsBesideOtherKeysAreRefused() {
        assertDenied(Denial.DIGEST_MALFORMED, sdJwt("{\"l\":[{\"...\":\"d\",\"a\":1}]}"));
    }

    @Test
    void threeDotsThatAreNoStringAreRefused() {
        assertDenied(Denial.DIGEST_MALFORMED, sdJwt("{\"l\":[{\"...\":1}]}"));
    }

    @Test
    void threeDotsOutsideAnArrayAreRefused() {
        assertDenied(Denial.DIGEST_MALFORMED, sdJwt("{\"...\":\"d\"}"));
    }

    @Test
    void md5IsRefused() {
        assertDigestAlgorithmRefused("\"md5\"");
    }

    @Test
    void digestAlgorithmIsCaseSensitive() {
        assertDigestAlgorithmRefused("\"SHA-256\"");
    }

    @Test
    void truncatedDigestsAreRefused() {
        assertDigestAlgorithmRefused("\"sha-256-32\"");
    }

    @Test
    void digestAlgorithmThatIsNoStringIsRefused() {
        assertDigestAlgorithmRefused("null");
    }

    @Test
    void digestAlgorithmBelowTheTopLevelIsRefused() {
        assertDenied(Denial.DIGEST_ALGORITHM_NOT_ALLOWED, sdJwt("{\"o\":{\"_sd_alg\":\"sha-256\"}}"));
    }

    @Test
    void paddedDisclosureIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{\"_sd\":[\"x\"]}", base64url("[\"s\",\"n\",\"v\"]") + "="));
    }

    @Test
    void strayBitsInBase64AreRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{}", "W11"));
    }

    @Test
    void lenientJsonInADisclosureIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{}", base64url("['s','n','v']")));
    }

    @Test
    void disclosureThatIsNoArrayIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{}", base64url("{\"s\":1}")));
    }

    @Test
    void overlongDisclosureIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{}", base64url("[\"s\",\"" + "x".repeat(4096) + "\"]")));
    }

    @Test
    void disclosureOf4096CharactersIsReadAndALongerOneIsNot() {
        // 3072 bytes are 4096 characters
        String longest = base64url("[\"s\",\"" + "x".repeat(3064) + "\"]");
        String longer = base64url("[\"s\",\"" + "x".repeat(3065) + "\"]");

        assertThat(longest).hasSize(4096);
        assertClaims(
                "{\"l\":[\"" + "x".repeat(3064) + "\"]}",
                sdJwt("{\"l\":[{\"...\":\"" + digest(longest) + "\"}]}", longest));
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{\"l\":[{\"...\":\"" + digest(longer) + "\"}]}", longer));
    }

    @Test
    void memberNameTwiceInThePayloadIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{\"iss\":\"a\",\"iss\":\"b\"}"));
    }

    @Test
    void deepNestingIsRefused() {
        assertDenied(Denial.TICKET_MALFORMED, sdJwt("{\"a\":" + "[".repeat(17) + "]".repeat(17) + "}"));
    }

    private static void assertForbiddenName(String name) {
        String named = base64url("[\"salt\",\"" + name + "\",[\"x\"]]");
        assertDenied(Denial.DISCLOSURE_NAME_FORBIDDEN, sdJwt("{\"_sd\":[\"" + digest(named) + "\"]}", named));
    }

    private static void assertDigestAlgorithmRefused(String algorithm) {
        assertDenied(Denial.DIGEST_ALGORITHM_NOT_ALLOWED, sdJwt("{\"_sd_alg\":" + algorithm + "}"));
    }

    private static void assertClaims(String json, String text) {
        assertThat(new String(StrictJson.write(SdJwt.parse(text).claims()), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    private static void assertDenied(Denial reason, String text) {
        Denied denied =
                catchThrowableOfType(Denied.class, () -> SdJwt.parse(text).claims());

        assertThat(denied).as("a denial").isNotNull();
        assertThat(denied.reason()).isEqualTo(reason);
    }
}
