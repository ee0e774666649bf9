package ee.cdoc2.css.container.header;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of a {@link FlatBuffer}: fields by slot, which a vtable gives the places of. Never looks further than the field that is
 * asked for, so the depth is that of the code which asks.
 */
final class FlatTable {
    private static final int VTABLE_HEADER = 2 * FlatBuffer.U16;

    private final FlatBuffer buffer;
    private final long position;
    private final int size;
    private final long vtable;
    private final int vtableSize;

    private FlatTable(FlatBuffer buffer, long position, int size, long vtable, int vtableSize) {
        this.buffer = buffer;
        this.position = position;
        this.size = size;
        this.vtable = vtable;
        this.vtableSize = vtableSize;
    }

    static FlatTable at(FlatBuffer buffer, long position) {
        long vtable = position - buffer.i32(position);
        int vtableSize = buffer.u16(vtable);
        if (vtableSize < VTABLE_HEADER || vtableSize % FlatBuffer.U16 != 0) {
            throw FlatBuffer.damaged("a table's description is too short");
        }
        buffer.within(vtable, vtableSize, FlatBuffer.U16);
        int size = buffer.u16(vtable + FlatBuffer.U16);
        if (size < FlatBuffer.U32) {
            throw FlatBuffer.damaged("a table is too short");
        }
        buffer.within(position, size, FlatBuffer.U32);
        return new FlatTable(buffer, position, size, vtable, vtableSize);
    }

    /** A byte, or 0 when it is absent. */
    int u8(int slot) {
        long field = field(slot, 1);
        return field == ABSENT ? 0 : buffer.u8(field);
    }

    FlatTable table(int slot) {
        return at(buffer, target(slot));
    }

    String string(int slot) {
        return buffer.string(target(slot));
    }

    byte[] bytes(int slot) {
        return buffer.vector(target(slot));
    }

    /** The tables of a vector, so many at most. */
    List<FlatTable> tables(int slot, int max) {
        long vector = target(slot);
        long count = buffer.u32(vector);
        if (count > max) {
            throw FlatBuffer.damaged("a list in it has more than " + max + " entries");
        }
        List<FlatTable> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(at(buffer, buffer.reference(vector + FlatBuffer.U32 + (long) i * FlatBuffer.U32)));
        }
        return tables;
    }

    boolean has(int slot) {
        return field(slot, 1) != ABSENT;
    }

    private long target(int slot) {
        long field = field(slot, FlatBuffer.U32);
        if (field == ABSENT) {
            throw FlatBuffer.damaged("a field is missing that it must have");
        }
        return buffer.reference(field);
    }

    private static final long ABSENT = -1;

    private long field(int slot, int width) {
        int entry = VTABLE_HEADER + slot * FlatBuffer.U16;
        int offset = entry + FlatBuffer.U16 > vtableSize ? 0 : buffer.u16(vtable + entry);
        if (offset == 0) {
            return ABSENT;
        }
        if (offset < FlatBuffer.U32 || offset + width > size) {
            throw FlatBuffer.damaged("a field lies outside its table");
        }
        return position + offset;
    }
}
