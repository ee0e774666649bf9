package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The PKCS #12 with the server's own key: its certificate is read, or the two kinds of exception say why not. */
class TlsKeyFileFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        try {
            assertThat(Pkcs12.ownCertificate(input, "changeit".toCharArray())).isNotNull();
        } catch (IOException | GeneralSecurityException refused) {
            assertThat(refused).isNotNull();
        }
    }
}
