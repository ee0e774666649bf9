package ee.cdoc2.css.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.limit.AddressPrefix;
import ee.cdoc2.css.limit.ConnectionLimits;
import ee.cdoc2.css.limit.Limit;
import ee.cdoc2.css.limit.LimitSettings;
import ee.cdoc2.css.limit.Rate;
import ee.cdoc2.css.ocsp.OcspMode;
import ee.cdoc2.css.ocsp.OcspSettings;
import ee.cdoc2.css.protocol.BaseUrl;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.SignatureAlgorithm;
import ee.cdoc2.css.share.ShareExpiryRules;
import ee.cdoc2.css.share.StoreLimits;
import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.CertificateRequest;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import ee.cdoc2.css.trust.AnchorSettings;
import ee.cdoc2.css.trust.CertificateFileFault;
import ee.cdoc2.css.trust.PurposeRules;
import ee.cdoc2.css.trust.TrustAnchors;
import ee.cdoc2.css.trust.TrustDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
    private static final CertificateAuthority EID = CertificateAuthority.named("eID CA");
    private static final CertificateAuthority VENDOR = CertificateAuthority.named("Vendor CA");

    @TempDir
    private Path folder;

    private final Map<String, String> set = new HashMap<>();

    @BeforeEach
    void leastThatWorks() {
        set.put("css.base-urls", "https://css.example:8443");
        set.put("css.trust.anchors", pem("eid.pem", EID));
    }

    @Test
    void leastThatWorksHasTheSafeDefaults() throws CertificateFileFault {
        CssSettings configuration = read();

        assertThat(configuration.tickets().baseUrls()).containsExactly(new BaseUrl("css.example", 8443, ""));
        assertThat(configuration.tickets().algorithms()).containsExactlyInAnyOrder(SignatureAlgorithm.values());
        assertThat(configuration.nonces().lifetime()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.nonces().singleUse()).isTrue();
        assertThat(configuration.shares().v1()).isTrue();
        assertThat(configuration.shares().expiry()).isEqualTo(ShareExpiryRules.defaults());
        assertThat(configuration.purpose()).isEqualTo(PurposeRules.authentication());
        assertThat(configuration.ocsp()).isEqualTo(OcspSettings.defaults());
        assertThat(configuration.node().migrateSchema()).isTrue();
        assertThat(configuration.node().requestTimeout().limit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.node().drain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(TrustAnchors.load(configuration.anchors())
                        .serves(RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow()))
                .isTrue();
        assertThat(TrustAnchors.load(configuration.anchors())
                        .serves(RecipientId.parse("private/JIO/70000349").orElseThrow()))
                .isFalse();
    }

    @Test
    void sharesAreFetchedByTheFirstSchemeUnlessTheSettingSaysOtherwise() {
        assertThat(read().schemes()).containsExactly(Scheme.V1);
        assertThat(read().tokens()).isEmpty();

        set.put("css.schemes", "v1, v2");
        set.put("css.session.issuer", "https://auth.example");
        set.put("css.session.keys", file("auth.jwks"));
        set.put("css.rp.keys", file("rp.jwks"));
        set.put("css.rp.smart-id-name", "DEMO");
        set.put("css.rp.mobile-id-name", "DEMO");
        assertThat(read().schemes()).containsExactlyInAnyOrder(Scheme.V1, Scheme.V2);
        assertThat(read().tokens()).isPresent();
    }

    @Test
    void whatTheSecondSchemeNeedsIsToldAtOnce() {
        set.put("css.schemes", "v2");

        assertThat(faults())
                .map(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactlyInAnyOrder(
                        "css.session.issuer",
                        "css.session.keys",
                        "css.rp.keys",
                        "css.rp.smart-id-name",
                        "css.rp.mobile-id-name");
    }

    @Test
    void sourcesAreLimitedButForThisMachine() {
        assertThat(read().limits()).isEqualTo(LimitSettings.defaults());
        assertThat(read().limits().rates())
                .containsOnlyKeys(Limit.values())
                .containsEntry(Limit.STORES, new Rate(6_000, Duration.ofMinutes(30)))
                .containsEntry(Limit.DENIALS, new Rate(600, Duration.ofMinutes(10)));
    }

    @Test
    void aLimitIsSetOrSwitchedOff() {
        set.put("css.limit.stores", "0");
        set.put("css.limit.fetches", " 5/PT1M ");
        set.put("css.limit.recorded-refusals", "0");
        set.put("css.limit.all-stores", "7/PT1S");
        set.put("css.limit.in-progress", "30");
        set.put("css.limit.all-connections", "50");
        set.put("css.limit.connections", "20");
        set.put("css.limit.handshakes", "0");
        set.put("css.limit.exempt", "192.0.2.1, 2001:db8::/32");
        set.put("css.limit.ipv6-prefix", "48");

        LimitSettings limits = read().limits();
        assertThat(limits.rates())
                .doesNotContainKey(Limit.STORES)
                .containsEntry(Limit.FETCHES, new Rate(5, Duration.ofMinutes(1)));
        assertThat(limits.recorded()).isEmpty();
        assertThat(limits.allStores()).contains(new Rate(7, Duration.ofSeconds(1)));
        assertThat(limits.inProgress()).isEqualTo(30);
        assertThat(limits.connections()).isEqualTo(new ConnectionLimits(50, 20, Optional.empty()));
        assertThat(limits.exempt())
                .containsExactlyInAnyOrder(
                        AddressPrefix.parse("192.0.2.1").orElseThrow(),
                        AddressPrefix.parse("2001:db8::/32").orElseThrow());
        assertThat(limits.ipv6()).isEqualTo(48);
    }

    @Test
    void theStoreHasALimitOfSharesAndMayHaveOneOfItsSize() {
        assertThat(read().shares().limits()).isEqualTo(new StoreLimits(10_000_000, 0));

        set.put("css.store.max-shares", "0");
        set.put("css.store.max-megabytes", "5000");
        assertThat(read().shares().limits()).isEqualTo(new StoreLimits(0, 5000));
    }

    @ParameterizedTest
    @CsvSource({
        "css.limit.stores, many",
        "css.limit.nonces, 0/PT1M",
        "css.limit.exempt, balancer.example.org",
        "css.limit.exempt, '192.0.2.1,'",
        "css.limit.connections, -1",
        "css.limit.handshakes, 100",
        "css.limit.ipv4-prefix, 33",
        "css.limit.ipv6-prefix, 8",
        "css.store.max-shares, -1",
        "css.store.max-megabytes, 1000001",
    })
    void aLimitOfAnotherFormIsAFault(String name, String text) {
        set.put(name, text);

        assertThat(faults()).singleElement().asString().startsWith(name + ": expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "V2", "v1,", ",", "v1;v2"})
    void unknownSchemeIsAFault(String text) {
        set.put("css.schemes", text);

        assertThat(faults()).containsExactly("css.schemes: expected one or both of v1, v2");
    }

    @Test
    void severalBaseUrlsAreTaken() {
        set.put("css.base-urls", "https://a.example, https://b.example:8443/css/");

        assertThat(read().tickets().baseUrls())
                .containsExactlyInAnyOrder(new BaseUrl("a.example", 443, ""), new BaseUrl("b.example", 8443, "/css"));
    }

    @Test
    void vendorIsFoundByItsPropertyName() throws CertificateFileFault {
        set.put("css.trust.private.JIO", pem("jio.pem", VENDOR));

        assertThat(anchors().serves(RecipientId.parse("private/JIO/70000349").orElseThrow()))
                .isTrue();
    }

    @Test
    void theStatusOfCertificatesIsAskedForButForVendorsThatAreNamed() {
        set.put("css.trust.private.JIO", pem("jio.pem", VENDOR));
        assertThat(read().anchors().domainsWithoutStatus()).isEmpty();

        set.put("css.trust.private.JIO.ocsp", "off");
        assertThat(read().anchors().domainsWithoutStatus()).containsExactly(new TrustDomain.Vendor("JIO"));

        set.put("css.trust.private.JIO.ocsp", "never");
        assertThat(faults()).singleElement().asString().startsWith("css.trust.private.JIO.ocsp: ");
    }

    @Test
    void thereIsNoSuchSettingForPeople() {
        set.put("css.trust.anchors.ocsp", "off");

        assertThat(faults()).singleElement().asString().startsWith("css.trust.anchors.ocsp");
    }

    @Test
    void vendorIsFoundByItsEnvironmentVariable() throws CertificateFileFault {
        String path = pem("jio.pem", VENDOR);
        set.put("css.trust.private.JIO", path);

        CssSettings configuration = new SettingsReader(
                        name -> Optional.ofNullable(set.get(name)),
                        Set.of("PATH", "CSS_TRUST_PRIVATE_JIO", "CSS_TRUST_PRIVATE_JIO_PASSWORD"))
                .read();

        assertThat(TrustAnchors.load(configuration.anchors())
                        .serves(RecipientId.parse("private/JIO/70000349").orElseThrow()))
                .isTrue();
    }

    @Test
    void keystoreOfAnchorsIsOpenedWithItsPassword() throws CertificateFileFault {
        Path store = folder.resolve("anchors.p12");
        Pkcs12.writeAnchors(store, "s3cret".toCharArray(), List.of(EID.certificate()));
        set.put("css.trust.anchors", store.toString());
        set.put("css.trust.anchors.password", "s3cret");

        assertThat(anchors().serves(RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow()))
                .isTrue();
    }

    @Test
    void aSecretIsReadFromTheFileThatIsNamed() throws Exception {
        String secret = "0123456789abcdef";
        set.put(
                "css.metrics.token.file",
                Files.writeString(folder.resolve("token"), secret + "\n").toString());
        assertThat(read().node().metricsToken().orElseThrow().is(secret)).isTrue();

        set.put("css.metrics.token", secret);
        assertThat(faults())
                .containsExactly("css.metrics.token.file: is set, and so is css.metrics.token: one of the two");
    }

    @Test
    void aFileWithoutASecretIsAFaultThatDoesNotRepeatItsName() {
        set.put("css.metrics.token.file", "hunter2");
        set.put("css.tls.keystore.password.file", file("two-lines") + "/none");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        "css.metrics.token.file: there is no file that can be read",
                        "css.tls.keystore.password.file: there is no file that can be read");
    }

    @Test
    void aPasswordWhoseFileIsNotThereIsNotMissingBeside() {
        set.put("css.vault.keystore", file("vault.p12"));
        set.put("css.vault.keystore.password.file", "hunter2");

        assertThat(faults()).containsExactly("css.vault.keystore.password.file: there is no file that can be read");
    }

    @Test
    void wrongPasswordIsAFaultThatDoesNotRepeatIt() {
        Path store = folder.resolve("anchors.p12");
        Pkcs12.writeAnchors(store, "s3cret".toCharArray(), List.of(EID.certificate()));
        set.put("css.trust.anchors", store.toString());
        set.put("css.trust.anchors.password", "guess");

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("css.trust.anchors: ")
                .contains("password")
                .doesNotContain("guess");
    }

    @Test
    void certificateAuthorityOfTwoKindsOfRecipientIsAFault() {
        set.put("css.trust.private.JIO", pem("same.pem", EID));

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("css.trust.private.JIO: ")
                .contains("both");
    }

    @Test
    void renewedCertificateOfACertificateAuthorityIsTheSameOne() {
        CertificateRequest profile = CertificateAuthority.profile("Renewed CA").key(KeyPairs.of(KeyType.P384));
        set.put("css.trust.anchors", pem("first.pem", CertificateAuthority.selfSigned(profile, Clock.systemUTC())));
        set.put(
                "css.trust.private.JIO",
                pem("renewed.pem", CertificateAuthority.selfSigned(profile, Clock.systemUTC())));

        assertThat(faults()).singleElement().asString().contains("both");
    }

    @Test
    void responderCertificateNeedNotBeACertificateAuthoritys() {
        Path file = folder.resolve("responder.pem");
        Pem.write(file, List.of(EID.issue(CertificateProfiles.ocspDelegate()).certificate()));
        set.put("css.ocsp.responder-certificates", file.toString());

        assertThat(read().ocsp().rules().responders()).hasSize(1);
    }

    @Test
    void ocspCanBeSwitchedOffButOnlyByName() {
        set.put("css.ocsp.mode", "off");

        assertThat(read().ocsp().mode()).isEqualTo(new OcspMode.Off());
    }

    @ParameterizedTest
    @CsvSource({
        "css.base-urls,http://css.example",
        "css.base-urls,'https://css.example?x=1'",
        "css.nonce.lifetime,300",
        "css.nonce.lifetime,PT0S",
        "css.nonce.lifetime,P2D",
        "css.nonce.single-use,yes",
        "css.share.v1,no",
        "css.share.lifetime,1095",
        "css.share.lifetime,P1826D",
        "css.share.lifetime,PT0.9S",
        "css.share.max-lifetime,PT0S",
        "css.share.max-lifetime,P36526D",
        "css.ticket.algorithms,none",
        "css.ticket.algorithms,'RS256,HS256'",
        "css.ticket.algorithms,'RS256,'",
        "css.ocsp.mode,on",
        "css.ocsp.mode,ftp://x",
        "css.ocsp.timeout,PT1M",
        "css.ocsp.connect-timeout,PT6S",
        "css.ocsp.max-answer-bytes,1",
        "css.ocsp.cache.life,PT10M",
        "css.ocsp.cache.entries,many",
        "css.ocsp.allowed-hosts,http://aia.sk.ee",
        "css.ocsp.proxy,proxy",
        "css.ocsp.proxy,proxy:65536",
        "css.ocsp.proxy,proxy:0",
        "css.ocsp.proxy,[::1]",
        "css.ocsp.proxy,[::1::2]:3128",
        "css.ocsp.proxy,::1:3128",
        "css.ocsp.allowed-hosts,aia.sk.ee:65536",
        "css.ocsp.nonceless-hosts,aia.sk.ee:0",
        "css.ocsp.cert-id-hash,SHA1",
        "css.trust.policies,abc",
        "css.trust.extended-key-usages,1.3.",
        "css.schema.migrate,TRUE",
        "css.trust.anchors,/does/not/exist.pem",
        "css.nonce.key-rotation,PT1M",
        "css.request.timeout,10",
        "css.request.timeout,PT0.5S",
        "css.shutdown.drain,10",
        "css.disk.min-free-bytes,64MiB",
        "css.disk.min-free-bytes,-1",
        "css.shutdown.drain,PT1H"
    })
    void everyFaultIsToldByItsProperty(String name, String value) {
        set.put(name, value);

        assertThat(faults()).singleElement().asString().startsWith(name + ": ");
    }

    @Test
    void aShareLivesNoLongerThanTheLongestWhereOnlyThatIsSet() throws CertificateFileFault {
        set.put("css.share.max-lifetime", "P30D");

        assertThat(read().shares().expiry()).isEqualTo(new ShareExpiryRules(Duration.ofDays(30), Duration.ofDays(30)));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        set.clear();
        set.put("css.nonce.lifetime", "soon");

        assertThat(faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactlyInAnyOrder("css.base-urls", "css.trust.anchors", "css.nonce.lifetime");
    }

    @Test
    void trustAnchorsAreReadAgainWhileAnotherPropertyIsBroken() throws CertificateFileFault {
        set.put("css.nonce.lifetime", "soon");

        assertThat(TrustAnchors.load(reader().anchors()).serves(recipient("etsi/PNOEE-48010010101")))
                .isTrue();
    }

    @Test
    void trustAnchorsAreReadAgainWithoutTouchingTheAuditFile() throws CertificateFileFault {
        Path audit = folder.resolve("audit.log");
        set.put("css.audit.file", audit.toString());
        TrustAnchors.load(reader().anchors());
        assertThat(audit).doesNotExist();

        reader().read();
        assertThat(audit).as("found out at the start whether it can be written").exists();
    }

    @Test
    void trustAnchorsThatAreNotThereAnyMoreAreAFaultOfTheirProperty() throws Exception {
        AnchorSettings anchors = read().anchors();
        Files.delete(folder.resolve("eid.pem"));

        assertThat(catchThrowableOfType(CertificateFileFault.class, () -> TrustAnchors.load(anchors)))
                .hasMessageStartingWith("css.trust.anchors: ");
    }

    @ParameterizedTest
    @CsvSource({
        "css.nonce.lifetime,PT48H,'expected an ISO-8601 duration from PT1S to PT24H'",
        "css.share.lifetime,P1826D,'expected an ISO-8601 duration from PT1S to PT43800H'",
        "css.nonce.key-rotation,PT1M,'expected an ISO-8601 duration from PT1H to PT8784H'",
        "css.ocsp.connect-timeout,PT6S,'expected an ISO-8601 duration from PT0.1S to PT5S'",
        "css.ocsp.max-age,P8D,'expected an ISO-8601 duration from PT1S to PT168H'",
        "css.ocsp.cache.entries,0,'expected a whole number from 1 to 1000000'",
        "css.db.pool-size,0,'expected a whole number from 1 to 10000'",
        "css.metrics.token,short,'expected at least 16 visible characters of ASCII, without blanks'",
        "css.audit.file,/no/folder/audit,'expected the path of a file that can be written to, in a folder that exists'",
    })
    void aFaultSaysWhatWouldBeTaken(String name, String value, String fault) {
        set.put(name, value);

        assertThat(faults()).containsExactly(name + ": " + fault);
    }

    @ParameterizedTest
    @CsvSource({
        "proxy.example:3128,proxy.example",
        "192.0.2.1:3128,192.0.2.1",
        "[::1]:3128,0:0:0:0:0:0:0:1",
        "[2001:DB8::1]:3128,2001:db8:0:0:0:0:0:1"
    })
    void proxyIsHostAndPortAsInEverySetting(String text, String host) {
        set.put("css.ocsp.proxy", text);

        assertThat(read().ocsp().http().proxy()).contains(InetSocketAddress.createUnresolved(host, 3128));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CSS_TRUST_POLICYS",
                "CSS_trust_policies",
                "css_trust_policies",
                "Css_Trust_Policies",
                "CSS_TRUST_PRIVATE_Jio",
                "CSS_TRUST_PRIVATE_JIO_PASSWORD",
                "CSS_TRUST_ANCHORS_",
                "CSS_",
                "CSS_PORT",
                "CSS_HTTP_PORT",
                "CSS_IT_JAVA_HOME",
                "css.trust.policys",
                "css.Trust.policies",
                "css.trust.private.J-IO",
                "css.",
                "css.https.port"
            })
    void whatNobodyReadsIsAFault(String name) {
        set.put(name, "1.3.6.1");

        assertThat(faults()).singleElement().asString().startsWith(name + ": is set, but nothing reads it");
    }

    @Test
    void passwordWithoutWhatItOpensIsAFault() throws IOException {
        set.put("css.trust.private.JIO", set.remove("css.trust.anchors"));
        set.put("css.trust.anchors.password", "s3cret");

        assertThat(faults()).singleElement().asString().startsWith("css.trust.anchors.password: is set, but");
    }

    @Test
    void whatOthersSetIsNoFault() {
        set.putAll(Map.of(
                "PATH", "/bin",
                "CSSNAME", "x",
                "CSS_CLIENT_PKCS12_PASSWORD", "of css-client",
                "CSS_SERVICE_HOST", "10.0.0.1",
                "CSS_SERVICE_PORT", "8443",
                "CSS_SERVICE_PORT_HTTPS", "8443",
                "CSS_PORT", "tcp://10.0.0.1:8443",
                "CSS_PORT_8443_TCP", "tcp://10.0.0.1:8443",
                "CSS_PORT_8443_TCP_ADDR", "10.0.0.1",
                "CSS_DB_PORT", "tcp://10.0.0.2:5432"));

        assertThat(read()).isNotNull();
    }

    /** As Open Liberty lists them: in a Turkish locale the second one. */
    @ParameterizedTest
    @ValueSource(strings = {"css.ticket.algorithms", "css.t\u0131cket.algor\u0131thms"})
    void translationOfAVariableIsNoSecondSetting(String translation) {
        set.put("CSS_TICKET_ALGORITHMS", "ES256");
        set.put(translation, "ES256");

        assertThat(read()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"css.trust.anchors", "css.metrics.token", "CSS_DB_PASSWORD", "CSS_DATA_DIR"})
    void whatJavaCouldNotDecodeIsAFault(String name) {
        set.put(name, "k\uFFFD\uFFFDsitluse-salasona");

        assertThat(faults())
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(name + ": has characters that Java cannot decode in this locale")
                        .contains("LC_ALL=C.UTF-8")
                        .doesNotContain("salasona"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sixteen-visible-characters ",
                " sixteen-visible-characters",
                "sixteen visible-characters",
                "k\u00fcmnest-rohkem-m\u00e4rki"
            })
    void tokenThatNoHeaderCanHoldIsAFault(String token) {
        set.put("css.metrics.token", token);

        assertThat(faults()).singleElement().asString().startsWith("css.metrics.token: expected");
    }

    @Test
    void passwordIsTakenAsItStands() {
        String password = " p$$a${x}\\${y} ";
        Path store = folder.resolve("anchors.p12");
        Pkcs12.writeAnchors(store, password.toCharArray(), List.of(EID.certificate()));
        set.put("css.trust.anchors", store.toString());
        set.put("css.trust.anchors.password", password);
        set.put("css.tls.keystore", "/tls.p12");
        set.put("css.tls.keystore.password", password);

        assertThat(read().node().tlsKeyStore()).contains(new NodeSettings.KeyStoreFile(Path.of("/tls.p12"), password));
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', 127.0.0.1:8443",
        "*, 8444, 127.0.0.1:8444",
        "0.0.0.0, 1, 127.0.0.1:1",
        "'::', 1, 127.0.0.1:1",
        "127.0.0.2, 65535, 127.0.0.2:65535"
    })
    void theOwnListenerIsReachedWhereTheServerListens(String address, String port, String expected) {
        set.put("CSS_HTTPS_ADDRESS", address);
        set.put("CSS_HTTPS_PORT", port);

        InetSocketAddress listener = read().node().listener();

        assertThat(listener.getAddress().getHostAddress() + ":" + listener.getPort())
                .isEqualTo(expected);
    }

    @Test
    void whatTheServerWouldReplaceIsAFault() {
        set.put("css.server.replaced", "CSS_DB_USER,CSS_DB_PASSWORD,CSS_TLS_KEYSTORE_PASSWORD");
        set.put("CSS_DB_USER", "css$$");
        set.put("CSS_DB_PASSWORD", "x${HOME}y");
        set.put("CSS_TLS_KEYSTORE_PASSWORD", "${");
        set.put("CSS_DATA_DIR", "/${HOME}");

        assertThat(faults())
                .extracting(fault -> fault.substring(0, fault.indexOf(" and")))
                .containsExactlyInAnyOrder("CSS_DB_PASSWORD: has ${,", "CSS_TLS_KEYSTORE_PASSWORD: has ${,");
    }

    @Test
    void everyNameInTheDocumentationIsRead() throws IOException {
        List<String> names = Pattern.compile("`(css\\.[a-z0-9.-]+|CSS_[A-Z_]+)`")
                .matcher(Files.readString(Path.of("..", "docs", "configuration.md")))
                .results()
                .map(name -> name.group(1))
                .filter(name -> !name.equals("css.jar") && !name.equals("css.ear"))
                .toList();

        assertThat(names).hasSizeGreaterThan(30);
        // a file, wherever one is made of the value
        String value = folder.resolve("value").toString();
        names.forEach(name -> set.putIfAbsent(name, value));
        assertThat(faults()).noneMatch(fault -> fault.contains("nothing reads it"));
    }

    @Test
    void everyPropertyIsDocumented() throws IOException {
        Set<String> asked = new HashSet<>();
        new SettingsReader(
                        name -> {
                            asked.add(name);
                            return Optional.ofNullable(set.get(name));
                        },
                        set.keySet())
                .read();

        String documentation = Files.readString(Path.of("..", "docs", "configuration.md"));
        assertThat(asked)
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(documentation).contains("`" + name + "`"));
    }

    private CssSettings read() {
        return reader().read();
    }

    private SettingsReader reader() {
        return new SettingsReader(name -> Optional.ofNullable(set.get(name)), set.keySet());
    }

    private static RecipientId recipient(String text) {
        return RecipientId.parse(text).orElseThrow();
    }

    private TrustAnchors anchors() throws CertificateFileFault {
        return TrustAnchors.load(read().anchors());
    }

    private List<String> faults() {
        return catchThrowableOfType(SettingsException.class, this::read).faults();
    }

    private String file(String name) {
        try {
            return Files.writeString(folder.resolve(name), "{}").toString();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String pem(String name, CertificateAuthority authority) {
        Path file = folder.resolve(name);
        Pem.write(file, List.of(authority.certificate()));
        return file.toString();
    }
}
