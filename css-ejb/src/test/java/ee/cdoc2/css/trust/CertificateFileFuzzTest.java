package ee.cdoc2.css.trust;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.util.Optional;

/** A file of trust anchors, PEM, DER or PKCS #12: its certificates are read, all of them, or one sentence says why not. */
class CertificateFileFuzzTest implements FuzzTarget {
    private final CertificateFileReader reader = new CertificateFileReader(Optional.of("changeit".toCharArray()));

    @Override
    public void read(byte[] input) {
        try {
            assertThat(reader.read(input)).isNotEmpty();
        } catch (UnreadableFile refused) {
            assertThat(refused.getMessage()).isNotBlank().hasLineCount(1);
        }
    }
}
