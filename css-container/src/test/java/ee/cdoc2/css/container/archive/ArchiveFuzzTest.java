package ee.cdoc2.css.container.archive;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.testkit.fuzz.FuzzTarget;
import java.io.IOException;
import java.util.Map;

/** An archive gives files under good names and within its limits, or is refused. */
class ArchiveFuzzTest implements FuzzTarget {
    private static final Limits LIMITS = new Limits(1024 * 1024, 20, 100);

    @Override
    public void read(byte[] input) throws IOException {
        try {
            Map<String, String> files = FilesInMemory.of(input, LIMITS);
            assertThat(files).hasSizeBetween(1, LIMITS.files());
            assertThat(files.keySet())
                    .allSatisfy(name -> assertThat(FileName.fault(name)).isEmpty());
        } catch (ContainerException refused) {
            assertThat(refused.fault()).isEqualTo(ContainerFault.CONTENT_REFUSED);
        }
    }
}
