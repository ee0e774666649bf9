package ee.cdoc2.css.persistence;

import jakarta.persistence.PersistenceException;
import java.sql.ResultSet;
import javax.sql.DataSource;

/**
 * Counts the shares in the table, expired ones too, by short statements along the primary key: one for all would take longer than a
 * statement may, where they are many. Thread-safe; call it outside of any transaction.
 */
public final class ShareCount {
    /** What the longest share takes of PostgreSQL's disk when it is encrypted, with what finds it, as measured. */
    public static final long BYTES_OF_A_SHARE = 456;

    private static final String COUNT_BEHIND = """
            select count(*), max(share_id) from
            (select share_id from key_share where share_id > ? order by share_id limit ?) as counted""";
    /** Before every id. */
    private static final String BEGINNING = "";

    private final DataSource dataSource;
    private final int atATime;

    /**
     * Counts through a data source.
     *
     * @param dataSource H2 or PostgreSQL, whose connections commit each statement
     * @param atATime    how many rows a statement counts
     */
    public ShareCount(DataSource dataSource, int atATime) {
        this.dataSource = dataSource;
        this.atATime = atATime;
    }

    /**
     * Counts.
     *
     * @param most where counting ends
     * @return how many, or a little more than {@code most} where there are more
     * @throws PersistenceException when the database fails
     */
    public long upTo(long most) {
        long counted = 0;
        Page page = new Page(atATime, BEGINNING);
        while (page.rows() == atATime && counted <= most) {
            page = behind(page.last());
            counted += page.rows();
        }
        return counted;
    }

    private Page behind(String shareId) {
        return JdbcWork.statement(dataSource, COUNT_BEHIND, query -> {
            query.setString(1, shareId);
            query.setInt(2, atATime);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return new Page(result.getInt(1), result.getString(2));
            }
        });
    }

    /** What a statement has counted, and where it ended. */
    private record Page(int rows, String last) {}
}
