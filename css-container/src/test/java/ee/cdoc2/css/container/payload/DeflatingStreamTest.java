package ee.cdoc2.css.container.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out is a zlib stream, and no beginning of it inflates to ten times its size. */
class DeflatingStreamTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 65_536, 65_537, 300_000, 1_000_000})
    void zerosAreNeverDeflatedTooWell(int size) throws Exception {
        byte[] zlib = deflate(new byte[size]);
        isBounded(zlib, new byte[size]);
        if (size > 100_000) {
            assertThat(zlib).hasSizeLessThan(size / 5);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mixtures(long seed) throws Exception {
        Random random = new Random(seed);
        ByteArrayOutputStream mixture = new ByteArrayOutputStream();
        while (mixture.size() < 700_000) {
            byte[] part = new byte[random.nextInt(100_000)];
            if (random.nextBoolean()) {
                random.nextBytes(part);
            }
            mixture.writeBytes(part);
        }
        isBounded(deflate(mixture.toByteArray()), mixture.toByteArray());
    }

    @Test
    void textIsDeflatedAndNoiseIsStored() throws Exception {
        byte[] text = "Kiri, mida keegi teine lugeda ei saa. 0123456789\n"
                .repeat(5000)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(deflate(text)).hasSizeLessThan(text.length / 7);
        byte[] noise = new byte[500_000];
        new Random(7).nextBytes(noise);
        assertThat(deflate(noise)).hasSizeBetween(noise.length, noise.length + 200);
    }

    private static byte[] deflate(byte[] plain) throws IOException {
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        Random pieces = new Random(plain.length);
        try (DeflatingStream deflating = new DeflatingStream(zlib)) {
            for (int from = 0; from < plain.length; ) {
                int count = Math.min(plain.length - from, 1 + pieces.nextInt(100_000));
                deflating.write(plain, from, count);
                from += count;
            }
            deflating.finish();
        }
        return zlib.toByteArray();
    }

    /** As a reader meets it that takes a byte at a time. */
    private static void isBounded(byte[] zlib, byte[] plain) throws IOException, DataFormatException {
        byte[] inflated = new InflaterInputStream(new ByteArrayInputStream(zlib)).readAllBytes();
        assertThat(Arrays.mismatch(inflated, plain)).isEqualTo(-1);
        Inflater inflater = new Inflater();
        byte[] sink = new byte[64 * 1024];
        double worst = 0;
        for (int i = 0; i < zlib.length; i++) {
            inflater.setInput(zlib, i, 1);
            while (inflater.inflate(sink) > 0) {
                worst = Math.max(worst, inflater.getBytesWritten() / (double) inflater.getBytesRead());
            }
        }
        assertThat(inflater.finished()).isTrue();
        assertThat(worst).isLessThanOrEqualTo(DeflatingStream.RATIO);
    }
}
