package ee.cdoc2.css.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.keyset.KeySetConnection;
import ee.cdoc2.css.keyset.KeySetSettings;
import ee.cdoc2.css.keyset.KeySetSource;
import ee.cdoc2.css.keyset.KeySetTimes;
import ee.cdoc2.css.keyset.PublishedKeys;
import ee.cdoc2.css.keyset.SigningServer;
import ee.cdoc2.css.remote.HttpLimits;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetSettingsTest {
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Set<SigningServer> BOTH = Set.of(SigningServer.values());
    private static final String AUTH_SERVER = "https://auth.example/.well-known/jwks.jws";

    @TempDir
    private Path folder;

    private final Map<String, String> set = new HashMap<>();
    private final PropertyReader properties = new PropertyReader(name -> Optional.ofNullable(set.get(name)));

    @BeforeEach
    void leastThatWorks() throws IOException {
        set.put("css.session.keys", AUTH_SERVER);
        set.put(
                "css.rp.keys",
                Files.writeString(folder.resolve("rp.jwks"), "{}").toString());
        set.put("css.keys.trust", pem("trust.pem", CA.certificate()));
    }

    @Test
    void leastThatWorksHasTheSafeDefaults() {
        assertThat(read(BOTH))
                .isEqualTo(new KeySetSettings(
                        Map.of(
                                SigningServer.AUTH_SERVER,
                                new KeySetSource.Url(URI.create(AUTH_SERVER)),
                                SigningServer.RP_SERVER,
                                new KeySetSource.File(folder.resolve("rp.jwks"))),
                        new KeySetConnection(Set.of(CA.certificate()), false, KeySetConnection.DEFAULT_LIMITS),
                        new KeySetTimes(Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofHours(24)),
                        PublishedKeys.REFUSED));
        assertThat(KeySetConnection.DEFAULT_LIMITS)
                .isEqualTo(new HttpLimits(Duration.ofSeconds(2), Duration.ofSeconds(5), 64 * 1024, Optional.empty()));
        assertThat(properties.faults()).isEmpty();
    }

    @Test
    void everythingIsTaken() {
        set.putAll(Map.of(
                "css.keys.tls", "TLSv1.2",
                "css.keys.proxy", "proxy.example:3128",
                "css.keys.refresh", "PT1M",
                "css.keys.unknown-kid-interval", "PT10S",
                "css.keys.max-stale", "PT1M",
                "css.keys.timeout", "PT3S",
                "css.keys.connect-timeout", "PT1S",
                "css.keys.published-test-keys", "true"));

        KeySetSettings settings = read(BOTH);

        assertThat(properties.faults()).isEmpty();
        assertThat(settings.connection().tls12()).isTrue();
        assertThat(settings.connection().http().proxy())
                .contains(InetSocketAddress.createUnresolved("proxy.example", 3128));
        assertThat(settings.connection().http().timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.connection().http().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.times())
                .isEqualTo(new KeySetTimes(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofMinutes(1)));
        assertThat(settings.published()).isEqualTo(PublishedKeys.ADMITTED);
    }

    @Test
    void withoutTheSecondProtocolNothingIsNeededOrFetched() {
        set.clear();

        assertThat(read(Set.of()).sources()).isEmpty();
        assertThat(properties.faults()).isEmpty();
    }

    @Test
    void aSetThatIsNotNeededIsNotFetched() {
        assertThat(read(Set.of(SigningServer.AUTH_SERVER)).sources()).containsOnlyKeys(SigningServer.AUTH_SERVER);
    }

    @Test
    void whatIsMissingIsNamed() {
        set.clear();
        read(BOTH);

        assertThat(properties.faults())
                .containsExactlyInAnyOrder(
                        "css.session.keys: is missing: the https URL or the file of the auth server's key set",
                        "css.rp.keys: is missing: the https URL or the file of the RP server's key set");
    }

    @Test
    void aUrlNeedsATrust() {
        set.remove("css.keys.trust");
        read(BOTH);

        assertThat(properties.faults()).singleElement().asString().startsWith("css.keys.trust: is missing");
    }

    @Test
    void filesNeedNone() {
        set.remove("css.keys.trust");
        set.put("css.session.keys", set.get("css.rp.keys"));
        read(BOTH);

        assertThat(properties.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://auth.example/keys",
                "ftp://auth.example/keys",
                "https:///keys",
                "https://user@auth.example/keys",
                "https://auth.example/keys#one",
                "https://auth.example:0/keys",
                "https://auth.example:65536/keys",
                "https://auth example/keys",
                "file:///etc/keys",
                "/nowhere/keys.json"
            })
    void otherSourcesAreFaults(String text) {
        set.put("css.session.keys", text);
        read(BOTH);

        assertThat(properties.faults())
                .containsExactly("css.session.keys: expected an https URL, or the path of a file that can be read");
    }

    @ParameterizedTest
    @CsvSource({
        "css.keys.tls, TLSv1.1",
        "css.keys.proxy, proxy.example",
        "css.keys.refresh, PT59S",
        "css.keys.unknown-kid-interval, PT9S",
        "css.keys.max-stale, PT9M",
        "css.keys.max-stale, P8D",
        "css.keys.timeout, PT31S",
        "css.keys.connect-timeout, PT6S",
        "css.keys.published-test-keys, yes"
    })
    void valuesOutOfRangeAreFaults(String name, String value) {
        set.put(name, value);
        read(BOTH);

        assertThat(properties.faults()).singleElement().asString().startsWith(name + ": expected");
    }

    @Test
    void theTrustMayBeAServersOwnCertificate() {
        X509Certificate own = CA.issue(CertificateProfiles.tlsServer()).certificate();
        set.put("css.keys.trust", pem("own.pem", own));

        assertThat(read(BOTH).connection().trust()).containsExactly(own);
    }

    @Test
    void theTrustMayBeAKeystoreWithAPassword() {
        Path store = folder.resolve("trust.p12");
        Pkcs12.writeAnchors(store, "s3cret".toCharArray(), List.of(CA.certificate()));
        set.put("css.keys.trust", store.toString());
        set.put("css.keys.trust.password", "s3cret");

        assertThat(read(BOTH).connection().trust()).containsExactly(CA.certificate());
    }

    @Test
    void aTrustThatCannotBeReadIsAFault() {
        set.put("css.keys.trust", folder.resolve("none.pem").toString());
        read(BOTH);

        assertThat(properties.faults()).singleElement().asString().startsWith("css.keys.trust: ");
    }

    private KeySetSettings read(Set<SigningServer> needed) {
        return new KeySetSettingsReader(properties).read(needed);
    }

    private String pem(String name, X509Certificate certificate) {
        Path file = folder.resolve(name);
        Pem.write(file, List.of(certificate));
        return file.toString();
    }
}
