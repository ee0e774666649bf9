package ee.cdoc2.css.container.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** One zlib stream, whole, alone and of modest growth. */
class InflatingStreamTest {
    private static final byte[] TEXT = "Tere, maailm! ".repeat(20).getBytes(StandardCharsets.UTF_8);
    private static final int MIB = 1024 * 1024;

    @Test
    void reads() throws IOException {
        assertThat(inflate(zlib(TEXT, new Deflater()))).isEqualTo(TEXT);
        assertThat(inflate(zlib(new byte[0], new Deflater()))).isEmpty();
    }

    @Test
    void everyBeginningIsRefused() throws IOException {
        byte[] zlib = zlib(TEXT, new Deflater());
        for (int length = 0; length < zlib.length; length++) {
            isRefused(Arrays.copyOf(zlib, length), "no end");
        }
    }

    @Test
    void whatFollowsIsRefused() throws IOException {
        byte[] zlib = zlib(TEXT, new Deflater());
        isRefused(Arrays.copyOf(zlib, zlib.length + 1), "follows");
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.writeBytes(zlib);
        large.writeBytes(zlib);
        large.writeBytes(new byte[100_000]);
        isRefused(large.toByteArray(), "follows");
    }

    @Test
    void otherFormatsAreRefused() throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(TEXT);
        }
        isRefused(gzip.toByteArray(), "damaged");
        isRefused(TEXT, "damaged");
    }

    @Test
    void aWrongChecksumIsRefused() throws IOException {
        byte[] zlib = zlib(TEXT, new Deflater());
        zlib[zlib.length - 1]++;
        isRefused(zlib, "damaged");
    }

    @Test
    void aPresetDictionaryIsRefused() throws IOException {
        Deflater deflater = new Deflater();
        deflater.setDictionary(TEXT);
        isRefused(zlib(TEXT, deflater), "dictionary");
    }

    @Test
    void bombsAreRefusedWhenTheyBeginToBurst() throws IOException {
        isRefused(zlib(new byte[2 * MIB], new Deflater()), "100 times");
        byte[] stored = zlib(new byte[2 * MIB], new Deflater(Deflater.NO_COMPRESSION));
        assertThat(inflate(stored)).hasSize(2 * MIB);
        assertThat(inflate(zlib(new byte[MIB], new Deflater()))).hasSize(MIB);
        isRefused(zlib(new byte[5 * MIB], new Deflater(Deflater.NO_COMPRESSION)), "bytes that are allowed");
    }

    private static byte[] inflate(byte[] zlib) throws IOException {
        try (InflatingStream stream = new InflatingStream(new ByteArrayInputStream(zlib), 4 * MIB, 100)) {
            return stream.readAllBytes();
        }
    }

    private static void isRefused(byte[] zlib, String why) {
        assertThatThrownBy(() -> inflate(zlib))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.CONTENT_REFUSED))
                .hasMessageContaining(why);
    }

    private static byte[] zlib(byte[] plain, Deflater deflater) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
