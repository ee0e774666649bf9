package ee.cdoc2.css.container.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams with a thread of their own give the same bytes and the same failures. */
class TwoThreadsTest {
    private static final int BLOCK = 256 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 17})
    void theSameBytes(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes));
                WriteBehind behind = new WriteBehind(written)) {
            ahead.transferTo(behind);
            behind.finish();
        }
        assertThat(Arrays.equals(written.toByteArray(), bytes)).isTrue();
    }

    @Test
    void aFailureOfReadingComesInItsPlaceAndStays() throws IOException {
        InputStream failing = new InputStream() {
            private int read;

            @Override
            public int read() {
                if (read++ < BLOCK + 5) {
                    return 1;
                }
                throw new ContainerException(ContainerFault.PAYLOAD_DAMAGED, "wrong");
            }
        };
        try (ReadAhead ahead = new ReadAhead(failing)) {
            assertThat(ahead.readNBytes(BLOCK)).hasSize(BLOCK);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(ahead::read).isInstanceOf(ContainerException.class);
            }
        }
    }

    @Test
    void aFailureOfWritingComesAtTheEndAtTheLatest() {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("full");
            }
        };
        try (WriteBehind behind = new WriteBehind(failing)) {
            behind.write(new byte[BLOCK + 1]);
            assertThatThrownBy(behind::finish).isInstanceOf(IOException.class).hasMessage("full");
        } catch (IOException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void aWrongTagIsNeverTheEnd() {
        PayloadSeal seal = new PayloadSeal(new byte[32], new byte[12], new byte[1], new byte[32]);
        VerifyingStream verifying = new VerifyingStream(new ByteArrayInputStream(new byte[100]), seal);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(verifying::readAllBytes).isInstanceOf(ContainerException.class);
        }
    }
}
