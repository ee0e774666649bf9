package ee.cdoc2.css.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.InputFormat;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.protocol.AuthenticationHeaders;
import ee.cdoc2.css.protocol.KeyShare;
import ee.cdoc2.css.protocol.Nonce;
import ee.cdoc2.css.protocol.OneLinePem;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.smartid.SignatureParameters;
import ee.cdoc2.css.testkit.openapi.ApiDescription;
import ee.cdoc2.css.testkit.vectors.BodyVector;
import ee.cdoc2.css.testkit.vectors.RecipientVector;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.ticket.PresentedTicket;
import ee.cdoc2.css.ticket.SdJwt;
import ee.cdoc2.css.trust.RecipientCertificate;
import ee.cdoc2.css.web.request.CredentialsReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the description calls well formed is what the parsers take, and the other way round. */
class ApiPatternsTest {
    private static final String COUNTRY = "^etsi/(PAS|IDC|PNO|TIN|[A-Z]{2}:)([A-Z]{2})-.*";

    private final ApiDescription api = ApiDescription.ofRepository();

    static List<RecipientVector> recipients() {
        return Vectors.ofRepository().recipients();
    }

    static List<BodyVector> bodies() {
        return Vectors.ofRepository().bodies();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0123456789abcdef0", "0123456789abcdef01", "0123456789abcdef0123456789abcdef01",
                "0123456789abcdef0123456789abcdef012", "0123456789ABCDEF-_", "0123456789abcdef0.", "0123456789abcdef0ä",
                "0123456789abcdef 0", "0123456789abcdef01\n"
            })
    void shareIds(String text) {
        assertThat(described("ShareId", text)).isEqualTo(ShareId.parse(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAA",
                "abcdefghijklmn-_",
                "AAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAA+",
                "AAAAAAAAAAAAAAA\n"
            })
    void nonces(String text) {
        assertThat(described("Nonce", text)).isEqualTo(Nonce.parse(text).isPresent());
    }

    @Test
    void sharesOfEachLength() {
        for (int length = 0; length <= 200; length++) {
            byte[] bytes = new byte[length];
            Arrays.fill(bytes, (byte) 0xff);
            String text = Base64.getEncoder().encodeToString(bytes);
            assertThat(described("Share", text)).as("%d bytes", length).isEqualTo(length >= 32 && length <= 128);
            assertThat(Share.parse(text).isPresent()).as("%d bytes", length).isEqualTo(length >= 32 && length <= 128);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // white space, padding missing, too much or inside, stray bits, the other alphabet
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB==", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "AAAA=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA-=", " AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void sharesOfOddSpelling(String text) {
        assertThat(described("Share", text)).isEqualTo(Share.parse(text).isPresent());
    }

    /** A pattern cannot know which countries there are; nothing else is left open. */
    @ParameterizedTest
    @MethodSource("recipients")
    void recipients(RecipientVector vector) {
        String text = vector.recipient();
        boolean countryExists =
                !text.matches(COUNTRY) || List.of(Locale.getISOCountries()).contains(text.replaceFirst(COUNTRY, "$2"));

        assertThat(described("RecipientId", text) && countryExists)
                .isEqualTo(RecipientId.parse(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "etsi/PNOEE-48010010101",
                "etsi/EI:SE-200007292386",
                "etsi/PNOEE-1",
                "etsi/PNOE-48010010101",
                "etsi/PNOEE-",
                "etsi/PNOEE-123456789012345678901",
                "etsi/PNOEE-12345678901234567890",
                "etsi/pnoee-48010010101",
                "etsi/PNOEE-1 ",
                "etsi/PNOEE- 1",
                "etsi/PNOEE-1 2",
                "private/JIO/70000349",
                "private//70000349",
                "private/J-O/70000349",
                "private/JIO/7000/0349+-.",
                "private/JIO/",
                "private/JIO/7000_0349",
                "etsi/PNOEE-48010010101\n"
            })
    void recipientIds(String text) {
        assertThat(described("RecipientId", text))
                .isEqualTo(RecipientId.parse(text).isPresent());
    }

    /** Strict JSON is more than a schema can ask for. */
    @ParameterizedTest
    @MethodSource("bodies")
    void bodiesThatAreTakenAreOfTheSchema(BodyVector vector) {
        if (KeyShare.parse(vector.body()).isPresent()) {
            String text = new String(vector.body(), StandardCharsets.UTF_8);
            assertThat(api.component("KeyShare").validate(text, InputFormat.JSON))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s~",
                "",
                "~",
                "a.b.c",
                "~%s",
                "%sWyJhIiwiYiJd~",
                "%sWyJhIiwiYiJd",
                "%s=~",
                "%s\n",
                " %s",
                "%sWyJh~WyJh~WyJh~WyJh~WyJh~WyJh~WyJh~"
            })
    void ticketsThatParseAreOfThePattern(String form) {
        String text = form.replace("%s", exampleOf("Ticket"));

        if (parses(SdJwt::parse, text)) {
            assertThat(described("Ticket", text)).isTrue();
        } else if (!form.contains("WyJh")) {
            // whether what is behind base64url is a disclosure, no pattern can tell
            assertThat(described("Ticket", text)).isFalse();
        }
    }

    @Test
    void exampleTicketIsOne() {
        PresentedTicket ticket = PresentedTicket.parse(exampleOf("Ticket"));

        assertThat(ticket.issuer())
                .isEqualTo(RecipientId.parse(exampleOf("RecipientId")).orElseThrow());
        assertThat(ticket.audience().shareId())
                .isEqualTo(ShareId.parse(exampleOf("ShareId")).orElseThrow());
        assertThat(ticket.audience().nonce()).isEqualTo(exampleOf("Nonce"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "",
                "%s ",
                " %s",
                "%s\n",
                "x%s",
                "%s%s",
                "-----BEGIN CERTIFICATE----------END CERTIFICATE-----"
            })
    void certificates(String form) {
        String text = form.replace("%s", exampleOf("Certificate"));

        assertThat(described("Certificate", text)).isEqualTo(parses(RecipientCertificate::parse, text));
    }

    @Test
    void exampleCertificateIsTheExampleRecipients() {
        assertThat(RecipientCertificate.parse(exampleOf("Certificate"))
                        .structure()
                        .getSubject())
                .asString()
                .contains("SERIALNUMBER=PNOEE-48010010101");
    }

    @Test
    void longestTicketIsTheOneThatTheServerReads() {
        assertThat(api.root().at("/components/schemas/Ticket/maxLength").asInt())
                .isEqualTo(CredentialsReader.MAX_TICKET);
    }

    @Test
    void longestCertificateIsTheOneThatTheServerReads() {
        assertThat(api.root().at("/components/schemas/Certificate/maxLength").asInt())
                .isEqualTo(OneLinePem.MAX_CHARACTERS);
    }

    @Test
    void headersAreThoseThatTheServerReads() {
        assertThat(api.root().at("/components/parameters/Ticket/name").asText())
                .isEqualTo(AuthenticationHeaders.TICKET);
        assertThat(api.root().at("/components/parameters/Certificate/name").asText())
                .isEqualTo(AuthenticationHeaders.CERTIFICATE);
        assertThat(api.root().at("/components/parameters/Token/name").asText()).isEqualTo(AuthenticationHeaders.TOKEN);
        assertThat(api.root().at("/components/parameters/SessionToken/name").asText())
                .isEqualTo(AuthenticationHeaders.SESSION_TOKEN);
        assertThat(api.root()
                        .at("/components/parameters/SessionCertificate/name")
                        .asText())
                .isEqualTo(AuthenticationHeaders.SESSION_CERTIFICATE);
        assertThat(api.root()
                        .at("/components/parameters/SmartIdParameters/name")
                        .asText())
                .isEqualTo(AuthenticationHeaders.SMART_ID_PARAMETERS);
        assertThat(api.root().at("/components/parameters/SignedHash/name").asText())
                .isEqualTo(AuthenticationHeaders.SIGNED_HASH);
        assertThat(api.root().at("/components/parameters/RelyingParty/name").asText())
                .isEqualTo(AuthenticationHeaders.RELYING_PARTY);
        assertThat(api.root().at("/components/parameters/SignatureInput/name").asText())
                .isEqualTo(AuthenticationHeaders.SIGNATURE_INPUT);
        assertThat(api.root().at("/components/parameters/Signature/name").asText())
                .isEqualTo(AuthenticationHeaders.SIGNATURE);
    }

    @Test
    void limitsOfTheSecondSchemeAreThoseThatTheServerReads() {
        assertThat(api.root().at("/components/schemas/Token/maxLength").asInt()).isEqualTo(CredentialsReader.MAX_TOKEN);
        assertThat(api.root()
                        .at("/components/schemas/CertificateBase64Url/maxLength")
                        .asInt())
                .isEqualTo(CredentialsReader.MAX_CERTIFICATE);
        assertThat(api.root()
                        .at("/components/parameters/SmartIdParameters/schema/maxLength")
                        .asInt())
                .isEqualTo(SignatureParameters.MAX_CHARACTERS);
        assertThat(api.root()
                        .at("/components/parameters/SignedHash/schema/maxLength")
                        .asInt())
                .isEqualTo(CredentialsReader.MAX_SIGNED_HASH);
        assertThat(api.root()
                        .at("/components/parameters/RelyingParty/schema/maxLength")
                        .asInt())
                .isEqualTo(CredentialsReader.MAX_RELYING_PARTY);
        assertThat(api.root()
                        .at("/components/parameters/SignatureInput/description")
                        .asText())
                .contains("at most " + CredentialsReader.MAX_SIGNATURE_INPUT + " characters");
        assertThat(api.root().at("/components/parameters/Signature/description").asText())
                .contains("at most " + CredentialsReader.MAX_SIGNATURE + " characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "%s=", "%s==", "%s===", "%s+", "%s/", "%s\n", " %s"})
    void certificatesOfTheSecondScheme(String form) {
        String pem = exampleOf("Certificate");
        String base64Url = pem.substring("-----BEGIN CERTIFICATE-----".length(), pem.indexOf("-----END"))
                .replace('+', '-')
                .replace('/', '_')
                .replace("=", "");
        String text = form.replace("%s", base64Url);

        assertThat(described("CertificateBase64Url", text))
                .isEqualTo(parses(RecipientCertificate::parseBase64Url, text));
    }

    private boolean described(String schema, String text) {
        return api.component(schema).validate(TextNode.valueOf(text)).isEmpty();
    }

    private String exampleOf(String schema) {
        return api.root().at("/components/schemas/" + schema + "/example").asText();
    }

    private static <T> boolean parses(Consumer<T> parser, T wire) {
        try {
            parser.accept(wire);
            return true;
        } catch (Denied malformed) {
            return false;
        }
    }
}
