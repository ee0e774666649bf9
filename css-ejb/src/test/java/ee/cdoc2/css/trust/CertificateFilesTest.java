package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.KeyType;
import ee.cdoc2.css.testkit.pki.Pem;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void readAFolderOfBundlesAndLeaveOtherFilesAlone() throws Exception {
        pem("a.pem", FIRST);
        pem("b.CRT", SECOND);
        pem("c.cer", THIRD);
        Files.writeString(folder.resolve("README.txt"), "nothing to read here");
        Files.createDirectory(folder.resolve("sub.pem"));

        assertThat(load(folder)).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
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
    void sayThatAFileHoldsNoCertificate() throws IOException {
        Path empty = folder.resolve("empty.pem");
        Files.writeString(empty, "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n");

        assertThat(faults(empty)).singleElement().asString().endsWith("holds no certificate");
    }

    @Test
    void sayThatACertificateIsBroken() throws IOException {
        Path broken = folder.resolve("broken.pem");
        Files.writeString(broken, Pem.text(FIRST) + Pem.BEGIN + "\nMIIB\n" + Pem.END + "\n");

        assertThat(faults(broken)).singleElement().asString().endsWith("holds a certificate that cannot be read");
    }

    @Test
    void sayThatACertificateIsCutShort() throws IOException {
        Path cut = folder.resolve("cut.pem");
        Files.writeString(cut, Pem.text(FIRST) + Pem.text(SECOND).substring(0, 200));

        assertThat(faults(cut)).singleElement().asString().endsWith("holds a certificate that is cut short");
    }

    @Test
    void sayThatAFolderHoldsNoBundle() {
        assertThat(faults(folder)).singleElement().asString().endsWith("holds no *.pem, *.crt or *.cer file");
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
    void sayThatAKeystoreHoldsNoTrustedCertificate() {
        Path identity = folder.resolve("identity.p12");
        CertificateAuthority.named("TEST CA").writePkcs12(identity, PASSWORD);

        assertThat(faults(identity.toString(), Optional.of(PASSWORD)))
                .singleElement()
                .asString()
                .endsWith("holds no certificate");
    }

    @Test
    void sayThatAFileIsNeitherForm() throws Exception {
        Path der = folder.resolve("a.der");
        Files.write(der, FIRST.getEncoded());

        assertThat(faults(der.toString(), Optional.of(PASSWORD)))
                .singleElement()
                .asString()
                .endsWith("is neither PEM nor a PKCS #12 keystore");
    }

    @Test
    void readRespondersThatAreNoCas() throws Exception {
        X509Certificate responder = CertificateAuthority.named("TEST CA")
                .issue(CertificateProfiles.ocspDelegate())
                .certificate();

        assertThat(CertificateFiles.loadResponders(pem("a.pem", responder).toString(), Optional.empty()))
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
        return catchThrowableOfType(CertificateFileFault.class, () -> CertificateFiles.loadAnchors(spec, password))
                .messages();
    }
}
