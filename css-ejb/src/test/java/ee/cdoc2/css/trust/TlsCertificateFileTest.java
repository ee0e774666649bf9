package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCertificateFileTest {
    private static final String PASSWORD = "p$$a${x}";
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Identity FIRST = CA.issue(CertificateProfiles.tlsServer());
    private static final Identity SECOND = CA.issue(CertificateProfiles.tlsServer());

    @TempDir
    private Path folder;

    @Test
    void fileThatCouldNotBeReadIsTriedAgainAlthoughItsTimeIsTheSame() throws IOException {
        Path file = folder.resolve("tls.p12");
        TlsCertificateFile tls = new TlsCertificateFile(file, PASSWORD);
        Files.createDirectory(file);
        FileTime time = Files.getLastModifiedTime(file);
        assertThat(tls.certificates()).isEmpty();

        Files.delete(file);
        write(FIRST, file);
        Files.setLastModifiedTime(file, time);

        assertThat(tls.certificates()).containsExactly(FIRST.certificate());
    }

    @Test
    void contentSaysWhetherItIsAnother() throws IOException {
        Path file = folder.resolve("tls.p12");
        write(FIRST, file);
        TlsCertificateFile tls = new TlsCertificateFile(file, PASSWORD);
        assertThat(tls.certificates()).containsExactly(FIRST.certificate());

        FileTime time = Files.getLastModifiedTime(file);
        Path next = folder.resolve("next.p12");
        write(SECOND, next);
        Files.setLastModifiedTime(next, time);
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(tls.certificates()).containsExactly(SECOND.certificate());
    }

    @Test
    void theServedCertificateIsToldWhileTheFileCannotBeUsed() throws IOException {
        Path file = folder.resolve("tls.p12");
        write(FIRST, file);
        TlsCertificateFile tls = new TlsCertificateFile(file, PASSWORD);
        tls.certificates();

        Files.writeString(file, "half a file");
        assertThat(tls.certificates()).containsExactly(FIRST.certificate());
        SECOND.writePkcs12(file, "another password".toCharArray());
        assertThat(tls.certificates()).containsExactly(FIRST.certificate());
        Files.delete(file);
        assertThat(tls.certificates()).containsExactly(FIRST.certificate());

        write(SECOND, file);
        assertThat(tls.certificates()).containsExactly(SECOND.certificate());
    }

    private static void write(Identity identity, Path file) {
        identity.writePkcs12(file, PASSWORD.toCharArray());
    }
}
