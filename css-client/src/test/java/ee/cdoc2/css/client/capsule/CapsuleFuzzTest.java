package ee.cdoc2.css.client.capsule;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.client.ClientException;
import ee.cdoc2.css.client.Failure;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;

/** A capsule is read as it would be written, or refused. */
class CapsuleFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        try {
            Capsule capsule = CapsuleFormat.parse(input);
            assertThat(CapsuleFormat.parse(CapsuleFormat.write(capsule))).isEqualTo(capsule);
        } catch (ClientException refused) {
            assertThat(refused.failure()).isEqualTo(Failure.CAPSULE_REFUSED);
        }
    }
}
