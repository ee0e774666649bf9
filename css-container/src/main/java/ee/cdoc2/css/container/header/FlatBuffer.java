package ee.cdoc2.css.container.header;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a FlatBuffer. Nothing is read whose position, alignment and length have not been compared with its bounds. */
final class FlatBuffer {
    static final int U16 = 2;
    static final int U32 = 4;

    private final ByteBuffer bytes;

    FlatBuffer(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The table that the buffer begins by pointing to. */
    FlatTable root() {
        return FlatTable.at(this, reference(0));
    }

    int u8(long at) {
        return Byte.toUnsignedInt(bytes.get(within(at, 1, 1)));
    }

    int u16(long at) {
        return Short.toUnsignedInt(bytes.getShort(within(at, U16, U16)));
    }

    long u32(long at) {
        return Integer.toUnsignedLong(bytes.getInt(within(at, U32, U32)));
    }

    int i32(long at) {
        return bytes.getInt(within(at, U32, U32));
    }

    /** Where the reference at this position points: forward, never to itself, so that nothing goes in a circle. */
    long reference(long at) {
        long distance = u32(at);
        if (distance == 0) {
            throw damaged("a reference points to itself");
        }
        return at + distance;
    }

    /** The bytes of a vector of bytes. */
    byte[] vector(long at) {
        int length = within(at + U32, u32(at), 1);
        byte[] vector = new byte[(int) u32(at)];
        bytes.get(length, vector);
        return vector;
    }

    /** A string: strict UTF-8, and a NUL behind it that its length does not count. */
    String string(long at) {
        byte[] utf8 = vector(at);
        if (u8(at + U32 + utf8.length) != 0) {
            throw damaged("a text has no end");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw damaged("a text is not UTF-8");
        }
    }

    /** A position that so many bytes follow, which are in the buffer. */
    int within(long at, long length, int alignment) {
        if (at < 0 || at % alignment != 0 || length > bytes.limit() - at) {
            throw damaged("an offset or a length leads out of it");
        }
        return (int) at;
    }

    static ContainerException damaged(String why) {
        return new ContainerException(ContainerFault.HEADER_DAMAGED, "The container's header is damaged: " + why + ".");
    }
}
