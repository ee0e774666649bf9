package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateExtension;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.KeyPairs;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.CertificateTrustBlock;
import org.bouncycastle.openssl.X509TrustedCertificateBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateFilesTest {
    private static final X509Certificate FIRST =
            CertificateAuthority.named("FIRST CA").certificate();
    private static final X509Certificate SECOND =
            CertificateAuthority.named("SECOND CA").certificate();
    private static final X509Certificate THIRD =
            CertificateAuthority.named("THIRD CA").certificate();
    private static final char[] PASSWORD = "secret1".toCharArray();

    @TempDir
    private Path folder;

    @Test
    void readABundle() throws Exception {
        assertThat(load(pem("a.pem", FIRST, SECOND))).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void readTextAroundTheCertificates() throws Exception {
        Path bundle = folder.resolve("a.pem");
        Files.writeString(bundle, "# the first CA, found in the t\u00f5de\n" + Pem.text(FIRST) + "\r\n\r\nend\n");

        assertThat(load(bundle)).containsExactly(FIRST);
    }

    /** RFC 7468 section 5.1, and what older and other software writes. */
    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE", "X509 CERTIFICATE", "X.509 CERTIFICATE", "TRUSTED CERTIFICATE"})
    void readEachLabelOfACertificate(String label) throws Exception {
        Path bundle = text("a.pem", Pem.block(label, FIRST.getEncoded()) + Pem.text(SECOND));

        assertThat(load(bundle)).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    static Stream<UnaryOperator<String>> waysToWriteOneBundle() {
        return Stream.of(
                pem -> "\ufeff" + pem,
                pem -> pem.replace("\n", "\r\n"),
                pem -> pem.replace("\n", "\r"),
                pem -> pem.replace("\n", ""),
                pem -> pem.replaceAll("(?m)^", "    "),
                pem -> pem.replaceAll("(?m)$", "  "));
    }

    @ParameterizedTest
    @MethodSource("waysToWriteOneBundle")
    void readABundleHoweverItsLinesAreWritten(UnaryOperator<String> written) throws Exception {
        Path bundle = text("a.pem", written.apply(Pem.text(FIRST) + Pem.text(SECOND)));

        assertThat(load(bundle)).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void readACertificateInDer() throws Exception {
        assertThat(load(bytes("a.crt", FIRST.getEncoded()))).containsExactly(FIRST);
    }

    @Test
    void readATrustedCertificateThatHasOnlyAName() throws Exception {
        assertThat(load(text("a.pem", trusted(new CertificateTrustBlock("our CA", Set.of())))))
                .containsExactly(FIRST);
    }

    @Test
    void readAKeystoreOfCertificatesThatNobodyMarkedAsTrusted() throws Exception {
        Path file = folder.resolve("a.p12");
        Pkcs12.writeLikeOpenSsl(file, PASSWORD, List.of(FIRST, SECOND));

        assertThat(CertificateFiles.loadAnchors(file.toString(), Optional.of(PASSWORD)))
                .containsExactlyInAnyOrder(FIRST, SECOND);
    }

    static Stream<KeyPair> keysForPss() {
        return Stream.of(KeyPairs.of(KeyType.pss(2048)), KeyPairs.pssWith("SHA-256"), KeyPairs.pssWith("SHA-512"));
    }

    @ParameterizedTest
    @MethodSource("keysForPss")
    void readACaWithAKeyForPss(KeyPair key) throws Exception {
        X509Certificate ca = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("PSS CA").key(key), Clock.systemUTC())
                .certificate();

        assertThat(load(pem("a.pem", ca))).containsExactly(ca);
    }

    @Test
    void readAFolderAndLeaveFilesOfOtherNamesAlone() throws Exception {
        pem("a.pem", FIRST);
        pem("b.CRT", SECOND);
        bytes("c.cer", THIRD.getEncoded());
        Files.writeString(folder.resolve("README.txt"), "nothing to read here");
        Files.createDirectory(folder.resolve("sub.pem"));

        assertThat(load(folder)).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
    }

    @Test
    void readKeystoresInAFolder() throws Exception {
        pem("a.pem", THIRD);
        keystore();

        assertThat(CertificateFiles.loadAnchors(folder.toString(), Optional.of(PASSWORD)))
                .containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
    }

    @Test
    void readAKeystore() throws Exception {
        assertThat(CertificateFiles.loadAnchors(keystore().toString(), Optional.of(PASSWORD)))
                .containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void readSeveralPaths() throws Exception {
        String spec = pem("a.pem", FIRST) + " , " + pem("b.pem", SECOND) + ",";

        assertThat(CertificateFiles.loadAnchors(spec, Optional.empty())).containsExactlyInAnyOrder(FIRST, SECOND);
    }

    @Test
    void admitAnExpiredAnchor() throws Exception {
        Instant now = Instant.now();
        X509Certificate expired = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("OLD CA")
                                .validity(now.minus(Duration.ofDays(9)), now.minus(Duration.ofDays(1))),
                        Clock.systemUTC())
                .certificate();

        assertThat(load(pem("a.pem", expired))).containsExactly(expired);
    }

    @Test
    void sayThatAFileIsMissing() {
        assertThat(faults(folder.resolve("none.pem")))
                .singleElement()
                .asString()
                .endsWith("none.pem' does not exist");
    }

    @Test
    void sayThatAFileCannotBeRead() throws IOException {
        Path loop = folder.resolve("loop.pem");
        Files.createSymbolicLink(loop, loop);

        assertThat(faults(loop)).singleElement().asString().endsWith("cannot be read");
    }

    @Test
    void sayThatNothingIsConfigured() {
        assertThat(faults(" , ", Optional.empty())).containsExactly("no path to certificates is given");
    }

    @Test
    void sayThatAPathIsNone() {
        assertThat(faults("a\u0000b", Optional.empty()))
                .singleElement()
                .asString()
                .endsWith("is not a path");
    }

    @Test
    void sayThatALinkInAFolderLeadsNowhere() throws IOException {
        pem("a.pem", FIRST);
        Files.createSymbolicLink(folder.resolve("b.pem"), folder.resolve("gone.pem"));

        assertThat(faults(folder)).singleElement().asString().endsWith("b.pem' does not exist");
    }

    static Stream<Arguments> filesThatAreNotRead() throws Exception {
        byte[] der = FIRST.getEncoded();
        String good = Pem.text(SECOND);
        return Stream.of(
                arguments("nothing", "", "holds no certificate"),
                arguments("text", "our CAs\n", "holds no certificate"),
                arguments("a private key", Pem.block("PRIVATE KEY", new byte[9]), "holds 'PRIVATE KEY'"),
                arguments("a key beside", good + Pem.block("EC PRIVATE KEY", new byte[9]), "holds 'EC PRIVATE KEY'"),
                arguments("a CRL beside", good + Pem.block("X509 CRL", new byte[9]), "holds 'X509 CRL'"),
                arguments("a request", Pem.block("CERTIFICATE REQUEST", der), "holds 'CERTIFICATE REQUEST'"),
                arguments("PKCS #7 as PEM", Pem.block("PKCS7", new byte[9]), "is a PKCS #7 file"),
                arguments("no certificate inside", good + Pem.block("CERTIFICATE", new byte[9]), "cannot be read"),
                arguments("a cut one", good + Pem.block("CERTIFICATE", Arrays.copyOf(der, 99)), "cannot be read"),
                arguments(
                        "two in one block",
                        Pem.block(
                                "CERTIFICATE",
                                ByteBuffer.allocate(2 * der.length)
                                        .put(der)
                                        .put(der)
                                        .array()),
                        "has bytes behind its first certificate"),
                arguments("not base64", good + good.replace("MII", "M\u00efI"), "is not base64"),
                arguments("headers", good.replaceFirst("\n", "\nProc-Type: 4\n\n"), "PEM block with headers"),
                arguments("a dash too few", good + Pem.text(FIRST).substring(1), "BEGIN or END line"),
                arguments("printed dashes", good + Pem.text(FIRST).replace('-', '\u2013'), "BEGIN or END line"),
                arguments("no markers", good + Pem.text(FIRST).replaceAll("-----.*-----", ""), "BEGIN or END line"),
                arguments(
                        "no markers before",
                        Pem.text(FIRST).replaceAll("-----.*-----", "") + good,
                        "BEGIN or END line"),
                arguments("an END for a BEGIN", good.replace("-----BEGIN C", "-----END C"), "BEGIN or END line"),
                arguments("an END of another kind", good.replace("-----END C", "-----END X509 C"), "BEGIN or END line"),
                arguments("no END between", good.replaceAll("-----END.*\n", "") + good, "is cut short"),
                arguments(
                        "limited to servers",
                        trusted(new CertificateTrustBlock(Set.of(KeyPurposeId.id_kp_serverAuth.toOID()))),
                        "whose use OpenSSL's trust settings limit"),
                arguments(
                        "forbidden to clients",
                        trusted(new CertificateTrustBlock(
                                null, Set.of(), Set.of(KeyPurposeId.id_kp_clientAuth.toOID()))),
                        "whose use OpenSSL's trust settings limit"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatAreNotRead")
    void sayWhatIsWrongWithATextAndReadNothingOfIt(String what, String content, String reason) throws IOException {
        assertThat(faults(text("a.pem", content))).singleElement().asString().contains(reason);
    }

    static Stream<Arguments> binaryFilesThatAreNotRead() throws Exception {
        byte[] der = FIRST.getEncoded();
        ByteBuffer twice = ByteBuffer.allocate(2 * der.length).put(der).put(der);
        return Stream.of(
                arguments("a cut certificate", Arrays.copyOf(der, 99), "is neither PEM nor a whole certificate"),
                arguments("two certificates", twice.array(), "has bytes behind its first certificate"),
                arguments(
                        "a zero behind", Arrays.copyOf(der, der.length + 1), "has bytes behind its first certificate"),
                arguments("a private key", new byte[] {0x30, 3, 2, 1, 0}, "is a private key"),
                arguments(
                        "PKCS #7",
                        new ContentInfo(PKCSObjectIdentifiers.signedData, new DERSequence()).getEncoded(),
                        "is a PKCS #7 file"),
                arguments("another sequence", new byte[] {0x30, 2, 0x30, 0}, "is neither PEM nor a whole certificate"),
                arguments("an empty sequence", new byte[] {0x30, 0}, "is neither PEM nor a whole certificate"),
                arguments(
                        "a broken PKCS #12",
                        new byte[] {0x30, 3, 2, 1, 3},
                        "is a PKCS #12 keystore that cannot be read"),
                arguments("JKS", new byte[] {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed}, "is a JKS keystore"),
                arguments("UTF-16", Pem.text(FIRST).getBytes(StandardCharsets.UTF_16), "is text in UTF-16"),
                arguments("UTF-16LE", Pem.text(FIRST).getBytes(StandardCharsets.UTF_16LE), "is text in UTF-16"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binaryFilesThatAreNotRead")
    void sayWhatIsWrongWithAFileAndReadNothingOfIt(String what, byte[] content, String reason) throws IOException {
        assertThat(faults(bytes("a.crt", content).toString(), Optional.of(PASSWORD)))
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void sayThatNobodyCanTellWhetherItIsACa() throws Exception {
        String der = new String(FIRST.getEncoded(), StandardCharsets.ISO_8859_1);
        // BasicConstraints ::= SEQUENCE { cA BOOLEAN }, which becomes an OCTET STRING
        String notSaid = der.replace("\4\0050\3\1\1\u00ff", "\4\0050\3\4\1\u00ff");

        assertThat(faults(bytes("a.crt", notSaid.getBytes(StandardCharsets.ISO_8859_1))))
                .singleElement()
                .asString()
                .endsWith("has basic constraints or a key usage that cannot be read");
    }

    /** BouncyCastle reads an extension only when it is asked for it, the JDK at once if it is critical. */
    @Test
    void sayThatThisJavaHasNoUseForACertificate() throws Exception {
        byte[] names = new GeneralNames(new GeneralName(GeneralName.dNSName, "ca.example")).getEncoded();
        X509Certificate good = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("CA")
                                .extension(new CertificateExtension("2.5.29.17", true, names)),
                        Clock.systemUTC())
                .certificate();
        String der = new String(good.getEncoded(), StandardCharsets.ISO_8859_1);
        String noNames =
                der.replace(new String(names, StandardCharsets.ISO_8859_1), "\5" + "\0".repeat(names.length - 1));

        assertThat(faults(bytes("a.crt", noNames.getBytes(StandardCharsets.ISO_8859_1))))
                .singleElement()
                .asString()
                .endsWith("cannot be read by this Java");
    }

    @Test
    void sayThatACertificateIsCutShort() throws IOException {
        Path cut = folder.resolve("cut.pem");
        Files.writeString(cut, Pem.text(FIRST) + Pem.text(SECOND).substring(0, 200));

        assertThat(faults(cut)).singleElement().asString().endsWith("holds a certificate that is cut short");
    }

    @Test
    void sayThatAFolderHoldsNoBundle() {
        assertThat(faults(folder)).singleElement().asString().contains("holds no *.pem, *.crt, *.cer");
    }

    @Test
    void sayThatACertificateIsNotACas() {
        X509Certificate person = CertificateAuthority.named("TEST CA")
                .issue(CertificateProfiles.mobileId("PNOEE-48010010101").serialNumbers())
                .certificate();

        assertThat(faults(pem("a.pem", person))).singleElement().asString().endsWith("is not a CA certificate");
    }

    @Test
    void sayThatAKeyIsWeak() {
        X509Certificate weak = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("WEAK CA").key(KeyType.rsa(1024)), Clock.systemUTC())
                .certificate();

        assertThat(faults(pem("a.pem", weak))).singleElement().asString().contains("WEAK CA", "has a weak key");
    }

    static Stream<KeyPair> keysThatAreNotAccepted() {
        return Stream.of(KeyPairs.of(KeyType.SECP256K1), KeyPairs.of(KeyType.pss(1024)), KeyPairs.pssWith("SHA-1"));
    }

    /** The JDK has no object for some of them; that is not the reason. */
    @ParameterizedTest
    @MethodSource("keysThatAreNotAccepted")
    void sayThatAKeyIsNotAccepted(KeyPair key) {
        X509Certificate ca = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("ODD CA").key(key), Clock.systemUTC())
                .certificate();

        assertThat(faults(pem("a.pem", ca))).singleElement().asString().contains("ODD CA", "or one of another kind");
    }

    @Test
    void sayThatACaMayNotIssueCertificates() {
        X509Certificate ca = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("CRL CA").keyUsage(KeyUsage.cRLSign), Clock.systemUTC())
                .certificate();

        assertThat(faults(pem("a.pem", ca))).singleElement().asString().endsWith("its key usage lacks keyCertSign");
    }

    @Test
    void sayThatNameConstraintsMakeNoSense() throws IOException {
        NameConstraints senseless = new NameConstraints(
                null, new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "a..b"))});
        X509Certificate ca = CertificateAuthority.selfSigned(
                        CertificateAuthority.profile("ODD CA")
                                .extension(new CertificateExtension("2.5.29.30", true, senseless.getEncoded())),
                        Clock.systemUTC())
                .certificate();

        assertThat(faults(pem("a.pem", ca)))
                .singleElement()
                .asString()
                .endsWith("has name constraints that cannot be read");
    }

    @Test
    void sayThatAPasswordIsWrong() {
        assertThat(faults(keystore().toString(), Optional.of("wrong".toCharArray())))
                .singleElement()
                .asString()
                .endsWith("does not open with the password");
    }

    @Test
    void sayThatAPasswordIsMissing() {
        assertThat(faults(keystore())).singleElement().asString().endsWith("it needs a password");
    }

    @Test
    void sayThatAKeystoreHoldsAPrivateKey() {
        Path identity = folder.resolve("identity.p12");
        CertificateAuthority.named("TEST CA").writePkcs12(identity, PASSWORD);

        assertThat(faults(identity.toString(), Optional.of(PASSWORD)))
                .singleElement()
                .asString()
                .contains("holds a private key");
    }

    @Test
    void readRespondersThatAreNoCas() throws Exception {
        X509Certificate responder = CertificateAuthority.named("TEST CA")
                .issue(CertificateProfiles.ocspDelegate())
                .certificate();

        assertThat(CertificateFiles.loadTrusted(pem("a.pem", responder).toString(), Optional.empty()))
                .containsExactly(responder);
    }

    @Test
    void tellEveryFaultAtOnce() {
        String spec = folder.resolve("one.pem") + "," + pem("good.pem", FIRST) + "," + folder.resolve("two.pem");

        assertThat(faults(spec, Optional.empty())).hasSize(2);
    }

    private Path pem(String name, X509Certificate... certificates) {
        Path file = folder.resolve(name);
        Pem.write(file, List.of(certificates));
        return file;
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path bytes(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static String trusted(CertificateTrustBlock settings) throws Exception {
        X509TrustedCertificateBlock block =
                new X509TrustedCertificateBlock(new X509CertificateHolder(FIRST.getEncoded()), settings);
        return Pem.block("TRUSTED CERTIFICATE", block.getEncoded());
    }

    private Path keystore() {
        Path file = folder.resolve("anchors.p12");
        Pkcs12.writeAnchors(file, PASSWORD, List.of(FIRST, SECOND));
        return file;
    }

    private static Iterable<X509Certificate> load(Path path) throws CertificateFileFault {
        return CertificateFiles.loadAnchors(path.toString(), Optional.empty());
    }

    private static List<String> faults(Path path) {
        return faults(path.toString(), Optional.empty());
    }

    private static List<String> faults(String spec, Optional<char[]> password) {
        CertificateFileFault fault =
                catchThrowableOfType(CertificateFileFault.class, () -> CertificateFiles.loadAnchors(spec, password));
        assertThat(fault).as("nothing is wrong with it, says the reader").isNotNull();
        return fault.messages();
    }
}
