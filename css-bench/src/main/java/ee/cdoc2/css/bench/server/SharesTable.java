package ee.cdoc2.css.bench.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** The table of shares of a server, filled and looked at by SQL, beside the server. */
public final class SharesTable {
    private final DataSource database;

    SharesTable(DataSource database) {
        this.database = database;
    }

    /**
     * Fills it with shares of 32 bytes for a million people, which expire within three years from now, as one that has grown: the
     * pages of its primary key are 70 per cent full. A million takes some 10 seconds.
     *
     * @param count how many
     */
    public void fill(long count) {
        execute(List.of(
                "alter table key_share drop constraint key_share_pk",
                "drop index key_share_expires_at",
                """
                insert into key_share (share_id, recipient, share, created_at, expires_at)
                select md5(random()::text || number), 'etsi/PNOEE-4' || lpad(mod(number, 1000000)::text, 10, '0'),
                    decode(md5(random()::text) || md5(number::text), 'hex'), current_timestamp,
                    date_trunc('second', current_timestamp + random() * interval '1095 days' + interval '1 day')
                from generate_series(1, %d) number""".formatted(count),
                "alter table key_share add constraint key_share_pk primary key (share_id) with (fillfactor = 70)",
                "create index key_share_expires_at on key_share (expires_at)",
                "vacuum analyze key_share",
                "checkpoint"));
    }

    /**
     * Adds shares that have expired an hour ago.
     *
     * @param count how many
     */
    public void addExpired(long count) {
        execute(List.of("""
                insert into key_share (share_id, recipient, share, created_at, expires_at)
                select md5('expired' || random()::text || number), 'etsi/PNOEE-48010010101',
                    decode(md5(random()::text) || md5(number::text), 'hex'), current_timestamp,
                    current_timestamp - interval '1 hour'
                from generate_series(1, %d) number""".formatted(count)));
    }

    /** {@return how many are there that have expired an hour ago} */
    public long expired() {
        return number("select count(*) from key_share where expires_at < current_timestamp - interval '30 minutes'");
    }

    /** {@return how many are there} */
    public long count() {
        return number("select count(*) from key_share");
    }

    /** {@return the size of the table's rows, in bytes} */
    public long bytesOfRows() {
        return number("select pg_table_size('key_share')");
    }

    /** {@return the size of its primary key, in bytes} */
    public long bytesOfKey() {
        return number("select pg_relation_size('key_share_pk')");
    }

    /** {@return the size of its index of expiry, in bytes} */
    public long bytesOfExpiry() {
        return number("select pg_relation_size('key_share_expires_at')");
    }

    private long number(String query) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL failed", failure);
        }
    }

    private void execute(List<String> statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("PostgreSQL failed", failure);
        }
    }
}
