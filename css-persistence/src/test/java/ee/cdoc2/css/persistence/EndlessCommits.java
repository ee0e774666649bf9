package ee.cdoc2.css.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** A program to be killed: commits rows to an H2 file and prints the id of each once it is committed. */
final class EndlessCommits {
    private EndlessCommits() {}

    /**
     * Runs until killed.
     *
     * @param arguments the database's URL, whether to call {@link Durability#force()} after each commit, and a pause in
     *     milliseconds before each commit
     */
    public static void main(String... arguments) throws SQLException, InterruptedException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(arguments[0]);
        dataSource.setUser("sa");
        boolean forced = Boolean.parseBoolean(arguments[1]);
        long pause = Long.parseLong(arguments[2]);
        Durability durability = new Durability(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute("create table if not exists committed(id varchar(36) primary key)");
            connection.setAutoCommit(false);
            PreparedStatement insert = connection.prepareStatement("insert into committed values(?)");
            while (true) {
                Thread.sleep(pause);
                String id = UUID.randomUUID().toString();
                insert.setString(1, id);
                insert.executeUpdate();
                connection.commit();
                if (forced) {
                    durability.force();
                }
                System.out.println(id);
            }
        }
    }
}
