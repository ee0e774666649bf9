package ee.cdoc2.css.ticket;

import static ee.cdoc2.css.ticket.Written.base64url;
import static ee.cdoc2.css.ticket.Written.digest;
import static ee.cdoc2.css.ticket.Written.sdJwt;
import static ee.cdoc2.css.ticket.Written.withHeader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedTicketTest {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String URL = "https://css.example:8443/key-shares/" + ID + "?nonce=AAAAAAAAAAAAAAAA";
    private static final String ISSUER = "\"iss\":\"etsi/PNOEE-48010010101\"";

    @Test
    void saysWhoAsksForWhichShare() {
        PresentedTicket ticket = PresentedTicket.parse(ticketFor("\"" + URL + "\""));

        assertThat(ticket.issuer().value()).isEqualTo("etsi/PNOEE-48010010101");
        assertThat(ticket.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThat(ticket.audience().base()).isEqualTo(new BaseUrl("css.example", 8443, ""));
        assertThat(ticket.audience().shareId()).isEqualTo(ShareId.parse(ID).orElseThrow());
        assertThat(ticket.audience().nonce()).isEqualTo("AAAAAAAAAAAAAAAA");
    }

    @Test
    void spellingsOfBothClientsMeanTheSame() {
        String escapedSlashes = "\"" + URL.replace("/", "\\/") + "\"";
        String escapedEquals = "\"" + URL.replace("=", "\\u003d") + "\"";

        assertThat(PresentedTicket.parse(ticketFor(escapedSlashes)).audience())
                .isEqualTo(PresentedTicket.parse(ticketFor(escapedEquals)).audience());
    }

    @Test
    void signingInputIsWhatWasReceived() {
        String text = ticketFor("\"" + URL + "\"");

        assertThat(new String(PresentedTicket.parse(text).signingInput(), StandardCharsets.US_ASCII))
                .isEqualTo(text.substring(0, text.lastIndexOf('.')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"alg\":\"ES256\"}",
                "{\"typ\":\"JWT\",\"alg\":\"ES256\"}",
                "{\"typ\":\"vnd.cdoc2.session-token.v2+sd-jwt\",\"alg\":\"ES256\"}",
                "{\"typ\":\"VND.CDOC2.AUTH-TOKEN.V1+SD-JWT\",\"alg\":\"ES256\"}"
            })
    void otherTypesAreRefused(String header) {
        assertDenied(Denial.TOKEN_TYPE_WRONG, withHeader(header, "{" + ISSUER + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256", "es256", "ES256K", "ES384", "RS512", "PS256", ""})
    void otherAlgorithmsAreRefused(String alg) {
        assertDenied(
                Denial.ALGORITHM_NOT_ALLOWED,
                withHeader(
                        "{\"typ\":\"" + AuthenticationHeaders.TICKET_TYPE + "\",\"alg\":\"" + alg + "\"}",
                        "{" + ISSUER + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crit", "b64", "jku", "jwk", "x5u", "x5c", "kid", "cty"})
    void otherHeaderMembersAreRefused(String name) {
        assertDenied(
                Denial.TICKET_HEADER_NOT_IN_PROFILE,
                withHeader(
                        "{\"typ\":\"" + AuthenticationHeaders.TICKET_TYPE + "\",\"alg\":\"ES256\",\"" + name
                                + "\":\"x\"}",
                        "{" + ISSUER + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "nbf", "iat"})
    void ticketWithTimesOfItsOwnIsRefused(String claim) {
        assertDenied(Denial.CLAIM_NOT_IN_PROFILE, sdJwt("{" + ISSUER + ",\"" + claim + "\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"iss\":1}", "{\"iss\":\"PNOEE-48010010101\"}", "{\"iss\":\"etsi/pnoee-48010010101\"}"})
    void issuerThatIsNoRecipientIdIsRefused(String payload) {
        assertDenied(Denial.ISSUER_MALFORMED, sdJwt(payload));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"aud\":[]", ",\"aud\":[\"a\",\"b\"]", ",\"aud\":\"x\"", ",\"aud\":[{\"...\":\"d\"}]"})
    void anythingButOneAudienceIsRefused(String aud) {
        assertDenied(Denial.AUDIENCE_NOT_SINGLE, sdJwt("{" + ISSUER + aud + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "null", "\"not a url\"", "[\"x\"]"})
    void audienceThatIsNoUrlIsRefused(String element) {
        assertDenied(Denial.AUDIENCE_MALFORMED, ticketFor(element));
    }

    @Test
    void textOfATicketSaysNothingOfItsPerson() {
        assertThat(PresentedTicket.parse(ticketFor("\"" + URL + "\"")).toString())
                .doesNotContain("48010010101")
                .doesNotContain(ID);
    }

    private static String ticketFor(String audienceElement) {
        String element = base64url("[\"salt2\"," + audienceElement + "]");
        String aud = base64url("[\"salt1\",\"aud\",[{\"...\":\"" + digest(element) + "\"},{\"...\":\"other\"}]]");
        return sdJwt("{" + ISSUER + ",\"_sd\":[\"" + digest(aud) + "\"],\"_sd_alg\":\"sha-256\"}", aud, element);
    }

    private static void assertDenied(Denial reason, String text) {
        Denied denied = catchThrowableOfType(Denied.class, () -> PresentedTicket.parse(text));

        assertThat(denied).as("a denial").isNotNull();
        assertThat(denied.reason()).isEqualTo(reason);
    }
}
