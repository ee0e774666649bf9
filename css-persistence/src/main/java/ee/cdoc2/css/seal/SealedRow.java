package ee.cdoc2.css.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The place that a seal is made for: it opens nowhere else. Immutable.
 *
 * <p>The form of the associated data: each field as its length (4 bytes, big-endian) and its bytes.
 */
public final class SealedRow {
    private final String table;
    private final String id;
    private final List<byte[]> fields;

    private SealedRow(String table, String id, List<byte[]> fields) {
        this.table = table;
        this.id = id;
        this.fields = fields;
    }

    /**
     * A row.
     *
     * @param table its table
     * @param id    its primary key
     */
    public SealedRow(String table, String id) {
        this(table, id, List.of());
    }

    /**
     * The same row, of which one thing more has to stay as it is.
     *
     * @param text a column's content
     * @return a row that only opens with this content
     */
    public SealedRow with(String text) {
        return with(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same for a number.
     *
     * @param number a column's content
     * @return a row that only opens with this content
     */
    public SealedRow with(long number) {
        return with(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private SealedRow with(byte[] field) {
        List<byte[]> more = new ArrayList<>(fields);
        more.add(field);
        return new SealedRow(table, id, List.copyOf(more));
    }

    /** {@return what the key of this row alone is derived with: table and id, which may be of any length} */
    byte[] place() {
        return encoded(List.of(utf8(table), utf8(id)));
    }

    /** {@return the associated data under a version of the data key} */
    byte[] associatedData(int version) {
        List<byte[]> all = new ArrayList<>(List.of(utf8(table), utf8(id)));
        all.add(ByteBuffer.allocate(Integer.BYTES).putInt(version).array());
        all.addAll(fields);
        return encoded(all);
    }

    private static byte[] encoded(List<byte[]> parts) {
        ByteBuffer all = ByteBuffer.allocate(
                parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> all.putInt(part.length).put(part));
        return all.array();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
