package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowedKeyTest {

    private static final String PASSWORD = "changeit";
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Identity FIRST = CA.issue(CertificateProfiles.tlsServer());
    private static final Identity SECOND = CA.issue(CertificateProfiles.tlsServer());

    @TempDir
    private Path folder;
    private Path file;
    private FollowedKey followed;

    @BeforeEach
    void open() throws StartFault {
        file = folder.resolve("tls.p12");
        FIRST.writePkcs12(file, PASSWORD.toCharArray());
        followed = new FollowedKey(file, PASSWORD, ServerKey.open(file, PASSWORD));
    }

    @Test
    void anotherFileIsTaken() throws IOException {
        shows(FIRST);

        replace(SECOND);

        shows(SECOND);
    }

    @Test
    void aFileThatCanNotBeUsedChangesNothing() throws IOException {
        Files.writeString(file, "no key store");
        shows(FIRST);

        Files.delete(file);
        shows(FIRST);

        replace(SECOND);
        shows(SECOND);
    }

    @Test
    void aHandshakeGetsKeyAndCertificateOfOneFile() throws IOException {
        assertThat(followed.getPrivateKey("any")).isEqualTo(FIRST.key());

        replace(SECOND);

        assertThat(followed.getCertificateChain("any")[0]).isEqualTo(FIRST.certificate());
        shows(SECOND);
    }

    private void shows(Identity expected) {
        assertThat(followed.getPrivateKey("any")).isEqualTo(expected.key());
        assertThat(followed.getCertificateChain("any")[0]).isEqualTo(expected.certificate());
    }

    private void replace(Identity identity) throws IOException {
        Path fresh = folder.resolve("new.p12");
        identity.writePkcs12(fresh, PASSWORD.toCharArray());
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
