package ee.cdoc2.css.container.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** An archive that is put together block by block, well or badly. */
final class TarBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** A header as POSIX has it. */
    static byte[] header(String name, String size, char type) {
        byte[] block = new byte[512];
        put(block, 0, name);
        put(block, 100, "0000644\0");
        put(block, 124, size);
        block[156] = (byte) type;
        put(block, 257, "ustar\0" + "00");
        return withChecksum(block);
    }

    static byte[] withChecksum(byte[] block) {
        put(block, 148, "        ");
        int sum = 0;
        for (byte value : block) {
            sum += Byte.toUnsignedInt(value);
        }
        put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
        return block;
    }

    static byte[] put(byte[] block, int at, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(utf8, 0, block, at, utf8.length);
        return block;
    }

    static String octal(long size) {
        return String.format(Locale.ROOT, "%011o\0", size);
    }

    TarBytes block(byte[] block) {
        bytes.writeBytes(block);
        return this;
    }

    TarBytes content(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        bytes.writeBytes(utf8);
        bytes.writeBytes(new byte[-utf8.length & 511]);
        return this;
    }

    TarBytes file(String name, String content) {
        return entry(name, '0', content);
    }

    TarBytes entry(String name, char type, String content) {
        return block(header(name, octal(content.getBytes(StandardCharsets.UTF_8).length), type))
                .content(content);
    }

    TarBytes pax(String records) {
        return entry("pax", 'x', records);
    }

    /** One record with its length. */
    static String record(String keyAndValue) {
        int rest = keyAndValue.getBytes(StandardCharsets.UTF_8).length + 2;
        int length = rest + 1;
        while (Integer.toString(length).length() + rest != length) {
            length++;
        }
        return length + " " + keyAndValue + "\n";
    }

    byte[] end() {
        return block(new byte[1024]).open();
    }

    byte[] open() {
        return bytes.toByteArray();
    }
}
