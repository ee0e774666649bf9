package ee.cdoc2.css.container.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.MadeContainer;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.KeyEncryptionKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is before the payload, and in which order it is looked at. */
class EnvelopeTest {
    @TempDir
    private Path folder;

    private MadeContainer made;
    private int payload;

    @BeforeEach
    void make() throws IOException {
        made = MadeContainer.of(List.of(Files.write(folder.resolve("a"), new byte[9])));
        payload = 9 + ByteBuffer.wrap(made.bytes()).getInt(5) + 32 + 12;
    }

    @Test
    void beginningsAreRefused() {
        for (int length = 0; length < payload; length++) {
            byte[] beginning = Arrays.copyOf(made.bytes(), length);
            assertThatThrownBy(() -> SealedContainer.read(new ByteArrayInputStream(beginning)))
                    .isInstanceOf(ContainerException.class);
        }
    }

    @Test
    void otherFormatsAreNamed() {
        isRefused(0, 'X', ContainerFault.NOT_A_CONTAINER, "not a CDOC2 container");
        isRefused(4, 1, ContainerFault.UNSUPPORTED_VERSION, "version 1");
        isRefused(4, 255, ContainerFault.UNSUPPORTED_VERSION, "version 255");
        isRefused(5, 0x80, ContainerFault.HEADER_DAMAGED, "bytes");
        isRefused(6, 0x10, ContainerFault.HEADER_DAMAGED, "bytes");
    }

    @Test
    void nothingOfThePayloadIsReadBeforeTheHmac() throws IOException {
        ByteArrayInputStream container = new ByteArrayInputStream(made.bytes());
        SealedContainer sealed = SealedContainer.read(container);
        KeySharesRecipient mari = sealed.header().of(MadeContainer.MARI).get(0);
        assertThatThrownBy(() -> sealed.unlock(mari, KeyEncryptionKey.of(new byte[32])))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.WRONG_KEY));
        assertThat(container.available()).isEqualTo(made.bytes().length - payload);
    }

    private void isRefused(int at, int value, ContainerFault fault, String why) {
        byte[] changed = made.bytes().clone();
        changed[at] = (byte) value;
        assertThatThrownBy(() -> SealedContainer.read(new ByteArrayInputStream(changed)))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault))
                .hasMessageContaining(why);
    }
}
