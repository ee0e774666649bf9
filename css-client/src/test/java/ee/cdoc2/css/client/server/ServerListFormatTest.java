package ee.cdoc2.css.client.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.SessionNonceUrl;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client's reader and docs/server-list.schema.json agree. */
class ServerListFormatTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("WEB CA");
    private static final long SEED = 4711;

    private final JsonSchema schema = schema();

    @Test
    void whatIsWrittenIsReadBack() {
        ServerList list = list();

        assertThat(ServerListFormat.parse(ServerListFormat.write(list))).isEqualTo(list);
    }

    @Test
    void whatIsWrittenIsOfTheSchema() {
        assertThat(schema.validate(text(list()), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": \"1\"|\"version\": \"3\"|of a version that this client does not know",
                "\"version\": \"1\"|\"version\": 1|has a version that is not text",
                "\"servers\":|\"server\":|does not have exactly the members [servers, version]",
                "\"validUntil\"|\"expires\"|does not have exactly the members [servers, version]",
                "2030-01-31T00:00:00Z|2030-01-31|validUntil of the server list is not a time in UTC",
                "\"id\": \"css-1\"|\"id\": \"css 1\"|has an identifier that is not 1 to 64 printable characters",
                "\"id\": \"css-1\"|\"id\": \"\"|has an identifier that is not 1 to 64 printable characters",
                "\"organisation\": \"Organisation 1\"|\"organisation\": \"\"|The entry css-1 has no organisation",
                "\"organisation\": \"Organisation 1\"|\"operator\": \"Organisation 1\"|The entry css-1 does not have exactly "
                        + "the members",
                "https://css.one.example:443|http://css.one.example:443|has a senderUrl that is not https://host:port",
                "https://css.one.example:443|https://user@css.one.example:443|has a senderUrl that is not https://host:port",
                "https://css.one.example:443|https://css.one.example:443/?x=y|has a senderUrl that is not https://host:port"
            })
    void bothRefuse(String part, String instead, String message) {
        String bent = replaceFirst(text(list()), part, instead);

        ClientException refused = catchThrowableOfType(ClientException.class, () -> parse(bent));

        assertThat(refused).hasMessageContaining(message);
        assertThat(refused.failure()).isEqualTo(Failure.LIST_REFUSED);
        assertThat(schema.validate(bent, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aListForTheSecondProtocolIsWrittenAndReadBackAndOfTheSchema() {
        ServerList list = secondList();

        assertThat(text(list)).contains("\"version\": \"2\"");
        assertThat(ServerListFormat.parse(ServerListFormat.write(list))).isEqualTo(list);
        assertThat(schema.validate(text(list), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\": \"2\"|\"version\": \"1\"|does not have exactly the members [servers, version]",
                "\"authServer\":|\"authenticationServer\":|does not have exactly the members [servers, version]",
                "\"schemeName\": \"smart-id\"|\"schemeName\": \"Smart ID\"|has no schemeName such as smart-id",
                "\"smartIdName\": \"DEMO\"|\"smartIdName\": \"\"|has a name that is not 1 to 128 printable ASCII",
                "\"mobileIdName\": \"DEMO\"|\"name\": \"DEMO\"|The RP server does not have exactly the members",
                "https://rp.example:443/session_nonce|https://rp.example:443/session_nonce?|has a sessionNonceUrl that is"
                        + " not https://host:port",
                "https://css.two.example:443/session_nonce|https://a%62.example/session_nonce|The entry css-2 has a"
                        + " sessionNonceUrl that is not",
                "https://auth.example:443|http://auth.example:443|The auth server has a url that is not"
            })
    void bothRefuseOfTheSecondProtocol(String part, String instead, String message) {
        String bent = replaceFirst(text(secondList()), part, instead);

        assertThat(catchThrowableOfType(ClientException.class, () -> parse(bent)))
                .hasMessageContaining(message);
        assertThat(schema.validate(bent, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void oneOfTheTwoServersAloneIsRefused() {
        String bent = text(secondList()).replaceFirst("(?s)\"rpServer\": \\{.*?},", "");

        assertThat(catchThrowableOfType(ClientException.class, () -> parse(bent)))
                .hasMessageContaining("there must be an auth server and an RP server, or neither");
        assertThat(schema.validate(bent, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void noSharesServerIsCalledAsTheyAre() {
        String bent = text(secondList()).replace("\"css-1\"", "\"auth-server\"");

        assertThat(catchThrowableOfType(ClientException.class, () -> parse(bent))
                        .server())
                .contains("auth-server");
    }

    @Test
    void bothRefuseAnEntryWithoutCertificates() {
        String bent = text(list()).replaceFirst("(?s)\"certificates\": \\[.*?]", "\"certificates\": []");

        assertThat(catchThrowableOfType(ClientException.class, () -> parse(bent)))
                .hasMessageContaining("The entry css-1 has no certificate");
        assertThat(schema.validate(bent, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void aCertificateWithBytesBehindItIsRefused() {
        String bent = text(list()).replaceFirst("(?s)(\"certificates\": \\[\\s*\")([A-Za-z0-9+/]+=*)", "$1AAAA");

        assertThat(catchThrowableOfType(ClientException.class, () -> parse(bent)))
                .hasMessageContaining("The entry css-1 has a certificate that is not base64 of one DER certificate");
    }

    @Test
    void oneIdentifierTwiceIsRefused() {
        String bent = text(list()).replace("\"css-2\"", "\"css-1\"");

        ClientException refused = catchThrowableOfType(ClientException.class, () -> parse(bent));

        assertThat(refused)
                .hasMessage(
                        "Two servers of the list have the identifier css-1: a capsule could mean either " + "of them.");
        assertThat(refused.server()).contains("css-1");
    }

    @Test
    void aMemberTwiceIsRefused() {
        String bent = replaceFirst(text(list()), "\"version\": \"1\"", "\"version\": \"1\", \"version\": \"1\"");

        assertThat(catchThrowableOfType(ClientException.class, () -> parse(bent)))
                .hasMessage("The server list is not strict JSON of at most 64 KiB.");
    }

    @Test
    void whateverIsReadIsAListOrRefusedForItsForm() {
        Random random = new Random(SEED);
        byte[] good = ServerListFormat.write(list());
        for (int i = 0; i < 3000; i++) {
            byte[] bent = good.clone();
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            String mutant = "seed " + SEED + ", mutant " + i;
            try {
                assertThat(ServerListFormat.parse(bent).servers()).as(mutant).hasSize(2);
            } catch (ClientException refused) {
                assertThat(refused.failure()).as(mutant).isEqualTo(Failure.LIST_REFUSED);
            }
        }
    }

    private static ServerList list() {
        return new ServerList(
                List.of(entry(1, "https://css.one.example", 1), entry(2, "https://[2001:db8::2]:8443/css", 2)),
                Optional.of(Instant.parse("2030-01-31T00:00:00Z")));
    }

    private static ServerList secondList() {
        List<X509Certificate> shown =
                List.of(CA.issue(CertificateProfiles.tlsServer()).certificate());
        BaseUrl url = BaseUrl.parse("https://css.two.example").orElseThrow();
        ServerEntry second = new ServerEntry(
                "css-2",
                "Organisation 2",
                Set.of("KeySharesCapsule"),
                url,
                url,
                SessionNonceUrl.parse("https://css.two.example/session_nonce"),
                shown);
        return new ServerList(
                List.of(entry(1, "https://css.one.example", 1), second),
                Optional.empty(),
                Optional.of(new SignInServers(
                        new AuthServer(BaseUrl.parse("https://auth.example").orElseThrow(), shown),
                        new RpServer(
                                BaseUrl.parse("https://rp.example").orElseThrow(),
                                SessionNonceUrl.parse("https://rp.example/session_nonce")
                                        .orElseThrow(),
                                "smart-id",
                                "DEMO",
                                "DEMO",
                                shown))));
    }

    private static ServerEntry entry(int n, String url, int certificates) {
        List<X509Certificate> shown = new ArrayList<>();
        for (int i = 0; i < certificates; i++) {
            shown.add(CA.issue(CertificateProfiles.tlsServer()).certificate());
        }
        BaseUrl base = BaseUrl.parse(url).orElseThrow();
        return new ServerEntry("css-" + n, "Organisation " + n, Set.of("KeySharesCapsule"), base, base, shown);
    }

    private static String text(ServerList list) {
        return new String(ServerListFormat.write(list), StandardCharsets.UTF_8);
    }

    private static ServerList parse(String text) {
        return ServerListFormat.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String replaceFirst(String text, String part, String instead) {
        int at = text.indexOf(part);
        assertThat(at).as("the list has " + part).isNotNegative();
        return text.substring(0, at) + instead + text.substring(at + part.length());
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of(System.getProperty("css.docs"), "server-list.schema.json")));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
