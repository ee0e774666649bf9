package ee.cdoc2.css.container.header;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.util.List;

/** A header is read, and those of its recipients who have shares are read again as they are written; or it is damaged. */
class ContainerHeaderFuzzTest implements FuzzTarget {

    @Override
    public void read(byte[] input) {
        try {
            Header header = HeaderReader.read(input);
            List<KeySharesRecipient> recipients = header.recipients().stream()
                    .filter(KeySharesRecipient.class::isInstance)
                    .map(KeySharesRecipient.class::cast)
                    .toList();
            if (!recipients.isEmpty()) {
                assertThat(HeaderReader.read(HeaderWriter.write(recipients)).recipients())
                        .isEqualTo(recipients);
            }
        } catch (ContainerException refused) {
            assertThat(refused.fault()).isEqualTo(ContainerFault.HEADER_DAMAGED);
        }
    }
}
