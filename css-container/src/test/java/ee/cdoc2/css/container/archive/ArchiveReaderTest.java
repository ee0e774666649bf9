package ee.cdoc2.css.container.archive;

import static ee.cdoc2.css.container.archive.TarBytes.header;
import static ee.cdoc2.css.container.archive.TarBytes.octal;
import static ee.cdoc2.css.container.archive.TarBytes.put;
import static ee.cdoc2.css.container.archive.TarBytes.record;
import static ee.cdoc2.css.container.archive.TarBytes.withChecksum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain files under good names, and nothing else. */
class ArchiveReaderTest {

    @Test
    void readsFiles() throws IOException {
        assertThat(read(new TarBytes()
                        .file("a", "1")
                        .file("b", "")
                        .file("c", "x".repeat(1024))
                        .end()))
                .isEqualTo(Map.of("a", "1", "b", "", "c", "x".repeat(1024)));
    }

    @Test
    void readsOldFilesAndThoseOfLibcdoc() throws IOException {
        byte[] block = new byte[512];
        put(block, 0, "a");
        put(block, 124, "00000000001 ");
        assertThat(read(new TarBytes().block(withChecksum(block)).content("1").end()))
                .isEqualTo(Map.of("a", "1"));
        assertThat(read(new TarBytes()
                        .block(header("a", "         1 \0", '\0'))
                        .content("1")
                        .end()))
                .isEqualTo(Map.of("a", "1"));
    }

    @Test
    void extendedAttributesGiveNameAndSize() throws IOException {
        String mtime = record("mtime=1.5") + record("LIBARCHIVE.creationtime=1") + record("comment=a=b\nc");
        assertThat(read(new TarBytes()
                        .pax(mtime + record("path=õ"))
                        .file("?", "1")
                        .pax(record("size=2"))
                        .block(header("b", octal(0), '0'))
                        .content("22")
                        .end()))
                .isEqualTo(Map.of("õ", "1", "b", "22"));
    }

    @Test
    void paddingToARecordIsAccepted() throws IOException {
        assertThat(read(Arrays.copyOf(new TarBytes().file("a", "1").end(), 10240)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '5', '6', '7', 'g', 'L', 'K', 'S', 'D', 'V', 'X', 'A', '\u007f'})
    void otherTypesAreRefused(char type) {
        isRefused(new TarBytes().file("a", "1").entry("b", type, "c").end(), "no plain file");
        isRefused(new TarBytes().pax(record("path=b")).entry("b", type, "").end(), "no plain file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../up.txt",
                "/etc/passwd",
                "a/b",
                "a\\b",
                "NUL",
                "con.txt",
                ".",
                "..",
                "-rf",
                "a\u0007",
                "C:x",
                ""
            })
    void namesAreRefused(String name) {
        isRefused(new TarBytes().file(name, "1").end(), "name of a file");
        isRefused(new TarBytes().pax(record("path=" + name)).file("good", "1").end(), "name of a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A", "ä", "Ä", "a\u0308", "A\u0308"})
    void equalNamesAreRefused(String name) {
        String other = name.endsWith("a") || name.equals("A") ? "a" : "ä";
        isRefused(new TarBytes().file(other, "1").file(name, "2").end(), "same name");
    }

    @Test
    void aFolderInThePrefixIsRefused() {
        byte[] block = put(header("a", octal(0), '0'), 345, "..");
        isRefused(new TarBytes().block(withChecksum(block)).end(), "has a folder");
    }

    @Test
    void aNameThatIsNotUtf8IsRefused() {
        byte[] block = header("ab", octal(0), '0');
        block[1] = (byte) 0xE4;
        isRefused(new TarBytes().block(withChecksum(block)).end(), "not UTF-8");
    }

    @Test
    void aWrongChecksumIsRefused() {
        byte[] block = header("ab", octal(0), '0');
        block[1]++;
        isRefused(new TarBytes().block(block).end(), "checksum");
        isRefused(
                new TarBytes()
                        .block(put(header("ab", octal(0), '0'), 148, "99999999"))
                        .end(),
                "checksum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000008\0",
                "-0000000001\0",
                "0x000000001\0",
                "\0\0\0\0\0\0\0\0\0\0\0\0",
                "1 1         ",
                "            "
            })
    void sizesThatAreNoOctalNumbersAreRefused(String size) {
        isRefused(new TarBytes().block(header("a", size, '0')).content("1").end(), "octal");
    }

    @Test
    void aBinarySizeIsRefused() {
        byte[] block = header("a", octal(1), '0');
        block[124] = (byte) 0x80;
        isRefused(new TarBytes().block(withChecksum(block)).content("1").end(), "octal");
    }

    @Test
    void sizesAndNumbersAreBounded() {
        isRefused(new TarBytes().block(header("a", octal(2000), '0')).end(), "bytes that are allowed");
        isRefused(
                new TarBytes()
                        .file("a", "1".repeat(600))
                        .file("b", "1".repeat(600))
                        .end(),
                "bytes that are allowed");
        isRefused(
                new TarBytes().pax(record("size=999999999999999")).file("a", "").end(), "bytes that are allowed");
        isRefused(
                new TarBytes()
                        .pax(record("size=9999999999999999"))
                        .file("a", "")
                        .end(),
                "malformed");
        TarBytes files = new TarBytes();
        for (int i = 0; i < 12; i++) {
            files.file("file" + i, "");
        }
        isRefused(files.end(), "more than the 11 files");
        isRefused(new TarBytes().block(header("a", octal(65_537), 'x')).end(), "too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "path=a",
                "8 path=a\n",
                "12 path=aa\n",
                "0 path=a\n",
                "08 path=a\n\n",
                "11 path=a\n",
                "99999 path=a\n",
                "-9 path=a\n",
                "5 =a\n",
                "9  path=a\n",
                "4 a\n",
                "123456 path=a\n",
                "10 size=1x\n",
                "8 size=\n",
                "9 size=-\n",
                " 8 path=a\n",
                "1",
                "9"
            })
    void malformedExtendedAttributesAreRefused(String records) {
        isRefused(new TarBytes().pax(records).file("a", "").end(), "malformed");
    }

    @Test
    void ambiguousExtendedAttributesAreRefused() {
        isRefused(
                new TarBytes()
                        .pax(record("path=a") + record("path=b"))
                        .file("c", "")
                        .end(),
                "malformed");
        isRefused(
                new TarBytes()
                        .pax(record("size=0") + record("size=0"))
                        .file("c", "")
                        .end(),
                "malformed");
        isRefused(
                new TarBytes()
                        .pax(record("path=a"))
                        .pax(record("path=b"))
                        .file("c", "")
                        .end(),
                "no plain file");
        isRefused(new TarBytes().file("a", "").pax(record("path=b")).end(), "checksum");
    }

    @Test
    void everyBeginningIsRefused() {
        byte[] whole = new TarBytes()
                .pax(record("path=b"))
                .file("a", "1")
                .file("c", "")
                .end();
        for (int length = 0; length < whole.length; length += 64) {
            isRefused(Arrays.copyOf(whole, length), "cut off");
        }
        isRefused(Arrays.copyOf(whole, whole.length - 1), "cut off");
    }

    @Test
    void whatFollowsTheEndIsRefused() {
        byte[] whole = Arrays.copyOf(new TarBytes().file("a", "1").end(), 300_000);
        whole[whole.length - 1] = 1;
        isRefused(whole, "follows the end");
        isRefused(
                new TarBytes().file("a", "1").block(new byte[512]).file("b", "").end(), "one empty block");
        isRefused(
                new TarBytes()
                        .file("a", "1")
                        .block(new byte[1024])
                        .file("b", "")
                        .end(),
                "follows the end");
    }

    @Test
    void noFileIsRefused() {
        isRefused(new TarBytes().end(), "no file");
    }

    private static Map<String, String> read(byte[] archive) throws IOException {
        return FilesInMemory.of(archive, new Limits(1100, 11, 1));
    }

    private static void isRefused(byte[] archive, String why) {
        assertThatThrownBy(() -> read(archive))
                .isInstanceOfSatisfying(
                        ContainerException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.CONTENT_REFUSED))
                .hasMessageContaining(why);
    }
}
