package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.testkit.pki.CertificateAuthority;
import ee.cdoc2.css.testkit.pki.CertificateProfiles;
import ee.cdoc2.css.testkit.pki.Identity;
import ee.cdoc2.css.testkit.pki.Pkcs12;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    private static final String PASSWORD = "p$a\"s\\ {:=}${x}";
    private static final CertificateAuthority CA = CertificateAuthority.named("TLS CA");
    private static final Identity SERVER = CA.issue(CertificateProfiles.tlsServer());

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("tls.p12");
    }

    @Test
    void findsTheKeyByItself() throws StartFault {
        SERVER.writePkcs12(file, PASSWORD.toCharArray());

        assertThat(ServerKey.open(file, PASSWORD).certificate()).isEqualTo(SERVER.certificate());
    }

    @Test
    void saysThatTheFileIsMissing() {
        assertThat(fault(PASSWORD)).startsWith("CSS_TLS_KEYSTORE: there is no file");
    }

    @Test
    void saysThatThePasswordIsWrongButNotWhichItWas() {
        SERVER.writePkcs12(file, PASSWORD.toCharArray());

        assertThat(fault("wrong-one"))
                .startsWith("CSS_TLS_KEYSTORE_PASSWORD: does not open")
                .doesNotContain("wrong-one");
    }

    @Test
    void saysThatTheFileIsSomethingElse() throws IOException {
        Files.writeString(file, "-----BEGIN CERTIFICATE-----");

        assertThat(fault(PASSWORD)).startsWith("CSS_TLS_KEYSTORE: not a PKCS12 key store");
    }

    @Test
    void saysThatThereIsNoKey() {
        Pkcs12.writeAnchors(file, PASSWORD.toCharArray(), List.of(CA.certificate()));

        assertThat(fault(PASSWORD)).startsWith("CSS_TLS_KEYSTORE: has to hold exactly one private key");
    }

    private String fault(String password) {
        return catchThrowableOfType(StartFault.class, () -> ServerKey.open(file, password))
                .getMessage();
    }
}
