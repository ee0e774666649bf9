package ee.cdoc2.css.client.signing;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** The PKCS #12 with the signer's key: its key is one that signs, or the file is refused. */
class SignerKeyFileFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        try {
            assertThat(KeySigner.open(input, "changeit".toCharArray()).algorithm())
                    .isNotNull();
        } catch (ClientException refused) {
            assertThat(refused.failure()).isEqualTo(Failure.SIGNING_FAILED);
        }
    }
}
