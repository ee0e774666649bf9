package ee.cdoc2.css.container.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/**
 * One header block of a tar archive (POSIX.1-2001, ustar). Only what this format uses is read; the magic is not looked at, since
 * libcdoc writes none.
 *
 * @param block 512 bytes with the right checksum
 */
record EntryHeader(byte[] block) {
    static final int BYTES = TarConstants.DEFAULT_RCDSIZE;

    private static final int SIZE_OFFSET = 124;
    private static final int TYPE_OFFSET = 156;
    private static final int PREFIX_OFFSET = 345;

    EntryHeader {
        if (!hasChecksum(block)) {
            throw Refusal.of("a header of its archive has a wrong checksum");
        }
    }

    private static boolean hasChecksum(byte[] block) {
        try {
            return TarUtils.verifyCheckSum(block);
        } catch (IllegalArgumentException noNumber) {
            return false;
        }
    }

    static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[block.length]);
    }

    /** Whether extended attributes of the next entry follow. */
    boolean isExtension() {
        return block[TYPE_OFFSET] == TarConstants.LF_PAX_EXTENDED_HEADER_LC;
    }

    /** Makes sure that a plain file follows, in no folder. */
    EntryHeader requireFile() {
        byte type = block[TYPE_OFFSET];
        if (type != TarConstants.LF_NORMAL && type != TarConstants.LF_OLDNORM) {
            throw Refusal.of("its archive has an entry that is no plain file but " + kind(type));
        }
        for (int i = PREFIX_OFFSET; i < PREFIX_OFFSET + TarConstants.PREFIXLEN; i++) {
            if (block[i] != 0) {
                throw Refusal.of("a file in it has a folder");
            }
        }
        return this;
    }

    private static String kind(byte type) {
        return switch (type) {
            case TarConstants.LF_LINK, TarConstants.LF_SYMLINK -> "a link";
            case TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO -> "a device";
            case TarConstants.LF_DIR -> "a folder";
            default -> "of type " + Byte.toUnsignedInt(type);
        };
    }

    /** The size of what follows: octal digits, at most 8 GiB less one byte. */
    long size() {
        try {
            if (!hasDigitFirst()) {
                throw new IllegalArgumentException("an empty field is 0 to the library");
            }
            return TarUtils.parseOctal(block, SIZE_OFFSET, TarConstants.SIZELEN);
        } catch (IllegalArgumentException noNumber) {
            throw Refusal.of("the size of a file in its archive is no octal number");
        }
    }

    private boolean hasDigitFirst() {
        int at = SIZE_OFFSET;
        while (block[at] == ' ' && at < SIZE_OFFSET + TarConstants.SIZELEN) {
            at++;
        }
        return at < SIZE_OFFSET + TarConstants.SIZELEN && block[at] >= '0' && block[at] <= '7';
    }

    String name() {
        int end = 0;
        while (end < TarConstants.NAMELEN && block[end] != 0) {
            end++;
        }
        return utf8(block, 0, end);
    }

    static String utf8(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.of("the name of a file in it is not UTF-8");
        }
    }
}
