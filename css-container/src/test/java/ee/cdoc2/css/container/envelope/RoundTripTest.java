package ee.cdoc2.css.container.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.MadeContainer;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.header.HeaderReader;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.container.key.FileMasterKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.InflaterInputStream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a container comes out of it, and others read it as we do. */
class RoundTripTest {
    @TempDir
    private Path folder;

    private Path from;
    private Path to;

    @BeforeEach
    void folders() throws IOException {
        from = Files.createDirectory(folder.resolve("from"));
        to = Files.createDirectory(folder.resolve("to"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 513, 65_536, 3_000_001})
    void sizes(int size) throws IOException {
        byte[] random = new byte[size];
        new Random(size).nextBytes(random);
        comesBack(List.of(file("random.bin", random), file("zeros.bin", new byte[size])));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "õun šokolaad.txt", "日本語.pdf", "👩‍🚀.txt", ".hidden", "a b..c", "no extension", "~", "it's"
            })
    void names(String name) throws IOException {
        comesBack(List.of(file(name, name.getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(ints = {98, 99, 100, 101, 255})
    void lengthsOfNames(int length) throws IOException {
        comesBack(List.of(file("x".repeat(length), new byte[1])));
        if (length == 101) {
            comesBack(List.of(file("õ".repeat(length), new byte[1])));
        }
    }

    @Test
    void aThousandFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < Limits.FILES; i++) {
            files.add(file("file " + i, new byte[i % 3]));
        }
        comesBack(files);
        files.add(file("one more", new byte[0]));
        assertThatThrownBy(() -> MadeContainer.of(files))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.FILE_REFUSED));
    }

    @Test
    void aDecomposedNameIsComposed() throws IOException {
        String decomposed = Normalizer.normalize("õun", Normalizer.Form.NFD);
        List<Path> unpacked =
                MadeContainer.of(List.of(file(decomposed, new byte[0]))).unpackTo(to);
        assertThat(unpacked).containsExactly(to.resolve("õun"));
    }

    @Test
    void whatIsUnpackedIsForItsOwnerAlone() throws IOException {
        Path unpacked =
                MadeContainer.of(List.of(file("a", new byte[9]))).unpackTo(to).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(unpacked)))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        MadeContainer container = MadeContainer.of(List.of(file("new", new byte[3]), file("old", new byte[3])));
        Files.writeString(to.resolve("old"), "old");
        assertThatThrownBy(() -> container.unpackTo(to))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.FILE_FAULT))
                .hasMessageContaining("exists already");
        assertThat(to).isDirectoryNotContaining(file -> !file.endsWith("old"));
        assertThat(to.resolve("old")).hasContent("old");
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        MadeContainer container = MadeContainer.of(List.of(file("a", new byte[3])));
        Path outside = folder.resolve("outside");
        Files.createSymbolicLink(to.resolve("a"), outside);
        assertThatThrownBy(() -> container.unpackTo(to)).hasMessageContaining("exists already");
        assertThat(outside).doesNotExist();
    }

    /** From the first byte of the nonce on, in steps; and cut off anywhere. */
    @Test
    void everyChangeOfThePayloadIsNoticedAndNothingIsLeft() throws IOException {
        MadeContainer good = MadeContainer.of(List.of(file("a.txt", new byte[300]), file("b.txt", new byte[20])));
        for (int at = good.bytes().length - 1; at >= payloadAt(good.bytes()) - 12; at -= 7) {
            byte[] changed = good.bytes().clone();
            changed[at] ^= (byte) (1 << at % 8);
            isDamaged(new MadeContainer(changed, good.kek()));
            isDamaged(new MadeContainer(
                    Arrays.copyOf(good.bytes(), Math.max(at, payloadAt(good.bytes()))), good.kek()));
        }
        isDamaged(new MadeContainer(Arrays.copyOf(good.bytes(), good.bytes().length + 1), good.kek()));
    }

    private void isDamaged(MadeContainer container) {
        assertThatThrownBy(() -> container.unpackTo(to))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.PAYLOAD_DAMAGED));
        assertThat(to).isEmptyDirectory();
    }

    @Test
    void everyChangeOfTheHeaderIsNoticed() throws IOException {
        MadeContainer good = MadeContainer.of(List.of(file("a.txt", new byte[300])));
        for (int at = 9; at < payloadAt(good.bytes()) - 12; at++) {
            byte[] changed = good.bytes().clone();
            changed[at] ^= (byte) (1 << at % 8);
            assertThatThrownBy(() -> new MadeContainer(changed, good.kek()).unpackTo(to))
                    .as("byte %d", at)
                    .isInstanceOf(ContainerException.class);
        }
    }

    /** With the JDK's cipher, the JDK's zlib and commons-compress' reader. */
    @Test
    void otherLibrariesReadIt() throws Exception {
        byte[] content = "Tere, maailm! õäöü".getBytes(StandardCharsets.UTF_8);
        MadeContainer made = MadeContainer.of(List.of(file("õ.txt", content), file("plain.txt", new byte[700])));
        byte[] container = made.bytes();
        int payload = payloadAt(container);
        byte[] header = Arrays.copyOfRange(container, 9, payload - 44);
        KeySharesRecipient mari =
                HeaderReader.read(header).of(MadeContainer.MARI).get(0);
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        try (FileMasterKey key = FileMasterKey.decrypt(mari.encryptedFmk(), made.kek())) {
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(key.contentKey(), "ChaCha20"),
                    new IvParameterSpec(container, payload - 12, 12));
        }
        cipher.updateAAD("CDOC20payload".getBytes(StandardCharsets.UTF_8));
        cipher.updateAAD(container, 9, payload - 12 - 9);
        byte[] zlib = cipher.doFinal(container, payload, container.length - payload);
        byte[] tar = new InflaterInputStream(new ByteArrayInputStream(zlib)).readAllBytes();
        // pax for õ: its header and records; then header and block, header and two blocks, the end
        assertThat(tar).hasSize((2 + 2 + 3 + 2) * 512);
        try (TarArchiveInputStream archive = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            TarArchiveEntry first = archive.getNextEntry();
            assertThat(first.getName()).isEqualTo("õ.txt");
            assertThat(first.getMode()).isEqualTo(0644);
            assertThat(first.getUserName() + first.getGroupName()).isEmpty();
            assertThat(first.getLongUserId() + first.getLongGroupId()).isZero();
            assertThat(first.getLastModifiedTime().toMillis()).isZero();
            assertThat(archive.readAllBytes()).isEqualTo(content);
            assertThat(archive.getNextEntry().getName()).isEqualTo("plain.txt");
            assertThat(archive.readAllBytes()).isEqualTo(new byte[700]);
            assertThat(archive.getNextEntry()).isNull();
        }
    }

    private static int payloadAt(byte[] container) {
        return 9 + ByteBuffer.wrap(container).getInt(5) + 32 + 12;
    }

    private void comesBack(List<Path> files) throws IOException {
        List<Path> unpacked = MadeContainer.of(files).unpackTo(to);
        assertThat(unpacked).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            assertThat(unpacked.get(i)).isEqualTo(to.resolve(files.get(i).getFileName()));
            assertThat(Files.mismatch(unpacked.get(i), files.get(i))).isEqualTo(-1);
            Files.delete(unpacked.get(i));
        }
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(from.resolve(name), content);
    }
}
