package ee.cdoc2.css.container.payload;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** A payload is inflated within its limits, and comes back when it is deflated; or it is refused. */
class CompressedPayloadFuzzTest implements FuzzTarget {
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    @Override
    public void read(byte[] input) throws IOException {
        byte[] plain;
        try {
            plain = inflate(input);
        } catch (ContainerException refused) {
            assertThat(refused.fault()).isEqualTo(ContainerFault.CONTENT_REFUSED);
            return;
        }
        assertThat(plain.length).isLessThanOrEqualTo(MAX_BYTES);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        try (DeflatingStream deflating = new DeflatingStream(again)) {
            deflating.write(plain);
            deflating.finish();
        }
        assertThat(Arrays.equals(inflate(again.toByteArray()), plain)).isTrue();
    }

    private static byte[] inflate(byte[] zlib) throws IOException {
        try (InflatingStream stream = new InflatingStream(new ByteArrayInputStream(zlib), MAX_BYTES, 100)) {
            return stream.readAllBytes();
        }
    }
}
