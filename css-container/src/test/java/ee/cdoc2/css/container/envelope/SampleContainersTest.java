package ee.cdoc2.css.container.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.container.SampleContainers;
import ee.cdoc2.css.container.archive.Limits;
import ee.cdoc2.css.container.header.HeaderWriter;
import ee.cdoc2.css.container.header.KeySharesRecipient;
import ee.cdoc2.css.protocol.RecipientId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both reference clients have made opens with its shares; what is to be refused leaves nothing behind. */
class SampleContainersTest {
    private static final RecipientId OK =
            RecipientId.parse("etsi/PNOEE-30303039914").orElseThrow();
    private static final RecipientId MID =
            RecipientId.parse("etsi/PNOEE-60001017869").orElseThrow();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"libcdoc-one", "java-one"})
    void oneFile(String name) throws IOException {
        assertThat(unpack(name, name, OK)).containsOnlyKeys("hello.txt").allSatisfy(this::isListed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java-many", "own-many"})
    void manyFiles(String name) throws IOException {
        var forOne = unpack(name, name, OK);
        assertThat(forOne)
                .containsOnlyKeys("a.csv", "õun šokolaad.txt", "long-" + "x".repeat(120) + ".txt", "empty.bin")
                .allSatisfy(this::isListed);
        clear();
        assertThat(unpack(name, name, MID)).isEqualTo(forOne);
    }

    @ParameterizedTest
    @CsvSource({
        "bad-absolute, CONTENT_REFUSED, separator",
        "bad-afterzlib, CONTENT_REFUSED, something follows its compressed archive",
        "bad-bomb, CONTENT_REFUSED, 100 times",
        "bad-duplicate, CONTENT_REFUSED, same name",
        "bad-hmac, WRONG_KEY, does not fit",
        "bad-noend, CONTENT_REFUSED, cut off",
        "bad-symlink, CONTENT_REFUSED, a link",
        "bad-tag, PAYLOAD_DAMAGED, seal",
        "bad-traversal, CONTENT_REFUSED, separator"
    })
    void refusedAndNothingIsLeft(String name, ContainerFault fault, String why) throws IOException {
        assertThatThrownBy(() -> unpack(name, "own-many", OK))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(fault))
                .hasMessageContaining(why);
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** libcdoc makes a large sparse file as small as that: who allows its size can have it. */
    @Test
    void aBombIsAFileForWhoAllowsItsSize() throws IOException {
        SealedContainer sealed = read(SampleContainers.container("bad-bomb"));
        KeySharesRecipient recipient = sealed.header().of(OK).get(0);
        try (VerifiedContainer verified = sealed.unlock(recipient, SampleContainers.kek("own-many", recipient))) {
            List<Path> files = verified.unpackTo(folder, Limits.ofBytes(3_000_000));
            assertThat(files).singleElement().satisfies(file -> assertThat(file).hasSize(2_000_000));
        }
    }

    /** Whoever made it: the same recipients give the bytes that libcdoc wrote. */
    @Test
    void headerIsLibcdocsByteForByte() throws IOException {
        byte[] container = SampleContainers.container("libcdoc-one");
        List<KeySharesRecipient> recipients = read(container).header().of(OK);
        byte[] header = Arrays.copyOfRange(container, 9, 9 + 400);
        assertThat(HeaderWriter.write(recipients)).isEqualTo(header);
    }

    private SealedContainer read(byte[] container) throws IOException {
        return SealedContainer.read(new ByteArrayInputStream(container));
    }

    /** The hash of each file by its name. */
    private TreeMap<String, String> unpack(String name, String shares, RecipientId id) throws IOException {
        SealedContainer sealed = read(SampleContainers.container(name));
        KeySharesRecipient recipient = sealed.header().of(id).get(0);
        TreeMap<String, String> hashes = new TreeMap<>();
        try (VerifiedContainer verified = sealed.unlock(recipient, SampleContainers.kek(shares, recipient))) {
            for (Path file : verified.unpackTo(folder, Limits.OPENING)) {
                hashes.put(file.getFileName().toString(), SampleContainers.sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private void isListed(String name, String hash) {
        assertThat(SampleContainers.readme().lines())
                .anyMatch(line -> line.startsWith("| `" + name + "` ") && line.contains("`" + hash + "`"));
    }

    private void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
