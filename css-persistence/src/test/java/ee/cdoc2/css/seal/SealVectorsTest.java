package ee.cdoc2.css.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.testkit.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of seals does not change by itself: what is in databases has to open. */
class SealVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    /** One block of the file. */
    record Vector(Map<String, String> fields) {
        String text(String field) {
            return fields.get(field);
        }

        byte[] bytes(String field) {
            return HEX.parseHex(fields.get(field));
        }

        int version() {
            return Integer.parseInt(text("version"));
        }

        DataKey key() {
            return new DataKey(version(), Instant.EPOCH, bytes("data-key"));
        }

        SealedRow row() {
            return new SealedRow(text("table"), text("id")).with(text("bound"));
        }

        @Override
        public String toString() {
            return text("name");
        }
    }

    static Stream<Vector> vectors() {
        try {
            return Arrays.stream(Files.readString(RepositoryFiles.find("testdata/vectors/seals.txt"))
                            .split("\n\n"))
                    .filter(block -> !block.startsWith("#"))
                    .map(block -> new Vector(block.lines()
                            .map(line -> line.split(": ?", 2))
                            .collect(Collectors.toMap(field -> field[0], field -> field[1]))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatWasSealedElsewhereOpens(Vector vector) throws SealFault {
        assertThat(vector.key().open(vector.row(), vector.bytes("seal"))).isEqualTo(vector.bytes("secret"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void whatIsSealedHereIsTheSame(Vector vector) {
        SecureRandom itsNonce = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(vector.bytes("nonce"), 0, bytes, 0, bytes.length);
            }
        };

        assertThat(vector.key().seal(vector.row(), vector.bytes("secret"), itsNonce))
                .isEqualTo(vector.bytes("seal"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void theRecipientsHashIsTheSame(Vector vector) {
        assertThat(vector.key().hash(RecipientId.parse(vector.text("recipient")).orElseThrow()))
                .isEqualTo(vector.text("bound"));
    }

    /** By BouncyCastle's own HKDF (RFC 5869) and AES-GCM. */
    @ParameterizedTest
    @MethodSource("vectors")
    void bouncyCastleOpensItToo(Vector vector) throws Exception {
        byte[] place = encoded(ascii(vector.text("table")), ascii(vector.text("id")));
        HKDFBytesGenerator expand = new HKDFBytesGenerator(new SHA256Digest());
        expand.init(
                HKDFParameters.skipExtractParameters(vector.bytes("data-key"), joined(ascii("css-row-key-v1"), place)));
        byte[] rowKey = new byte[32];
        expand.generateBytes(rowKey, 0, rowKey.length);
        byte[] associated = joined(
                place, encoded(ByteBuffer.allocate(4).putInt(vector.version()).array(), ascii(vector.text("bound"))));
        GCMBlockCipher gcm = (GCMBlockCipher) GCMBlockCipher.newInstance(AESEngine.newInstance());
        gcm.init(false, new AEADParameters(new KeyParameter(rowKey), 128, vector.bytes("nonce"), associated));
        byte[] seal = vector.bytes("seal");
        byte[] secret = new byte[gcm.getOutputSize(seal.length - 12)];
        int end = gcm.processBytes(seal, 12, seal.length - 12, secret, 0);
        gcm.doFinal(secret, end);

        assertThat(secret).isEqualTo(vector.bytes("secret"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void eachBitCounts(Vector vector) {
        byte[] seal = vector.bytes("seal");
        for (int bit = 0; bit < seal.length * Byte.SIZE; bit++) {
            byte[] changed = seal.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThatExceptionOfType(SealFault.class)
                    .isThrownBy(() -> vector.key().open(vector.row(), changed));
        }
        assertThatExceptionOfType(SealFault.class)
                .isThrownBy(() -> vector.key().open(vector.row().with(0), seal));
        assertThatExceptionOfType(SealFault.class)
                .isThrownBy(() -> vector.key().open(vector.row(), Arrays.copyOf(seal, 27)));
    }

    private static byte[] encoded(byte[]... parts) {
        byte[] all = {};
        for (byte[] part : parts) {
            all = joined(all, joined(ByteBuffer.allocate(4).putInt(part.length).array(), part));
        }
        return all;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
