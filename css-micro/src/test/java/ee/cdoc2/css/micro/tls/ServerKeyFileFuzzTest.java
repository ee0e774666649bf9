package ee.cdoc2.css.micro.tls;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The PKCS #12 with the server's key: one key with its certificate is read, or the two kinds of exception say why not. */
class ServerKeyFileFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        try {
            Pkcs12Key key = Pkcs12Key.read(input, "changeit".toCharArray());
            assertThat(key.privateKey()).isNotNull();
            assertThat(key.chain()).isNotEmpty();
        } catch (IOException | GeneralSecurityException refused) {
            assertThat(refused).isNotNull();
        }
    }
}
