package ee.cdoc2.css.container.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.MadeContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** A container is read as far as its header, or refused; and no key that was not its sender's opens it. */
class ContainerFuzzTest implements FuzzTarget {
    private static final Set<ContainerFault> FAULTS = EnumSet.of(
            ContainerFault.NOT_A_CONTAINER, ContainerFault.UNSUPPORTED_VERSION, ContainerFault.HEADER_DAMAGED);

    @Override
    public void read(byte[] input) throws IOException {
        SealedContainer sealed;
        try {
            sealed = SealedContainer.read(new ByteArrayInputStream(input));
        } catch (ContainerException refused) {
            assertThat(refused.fault()).isIn(FAULTS);
            return;
        }
        for (KeySharesRecipient recipient : sealed.header().of(MadeContainer.MARI)) {
            assertThatThrownBy(() -> sealed.unlock(recipient, KeyEncryptionKey.of(new byte[32])))
                    .isInstanceOfSatisfying(
                            ContainerException.class,
                            refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.WRONG_KEY));
        }
    }
}
