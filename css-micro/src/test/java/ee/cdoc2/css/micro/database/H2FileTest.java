package ee.cdoc2.css.micro.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class H2FileTest {
    private static final int WRITERS = 8;
    private static final int TIMES_FULL = 10;
    private static final int VALID_WITHIN_SECONDS = 1;

    @TempDir
    private Path folder;

    private String url;
    private H2File file;

    @BeforeEach
    void open() throws SQLException {
        FillableDisk.register();
        url = "jdbc:h2:fillable:" + folder.resolve("css") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        file = new H2File(url, "css", "");
        try (Connection connection = file.connect()) {
            connection.createStatement().execute("create table kept(id varchar(36) primary key)");
        }
    }

    @AfterEach
    void makeRoom() {
        FillableDisk.makeRoom();
    }

    @Test
    void everyConnectionToAFileThatIsClosedIsInvalid() throws SQLException {
        try (Connection writer = file.connect();
                Connection other = file.connect()) {
            assertThat(other.isValid(VALID_WITHIN_SECONDS)).isTrue();

            refusedForWantOfRoom(writer);

            assertThat(writer.isValid(VALID_WITHIN_SECONDS)).isFalse();
            assertThat(other.isValid(VALID_WITHIN_SECONDS)).isFalse();
        }
    }

    @Test
    void whatIsThereCanBeReadWhileTheDiskIsFull() throws SQLException {
        try (Connection writer = file.connect()) {
            keep(writer, "before");
            refusedForWantOfRoom(writer);
        }

        assertThat(kept(file.connect())).containsExactly("before");
    }

    /** A plain H2 forgets the file of the new connections then, and says of the next one that the file is locked. */
    @Test
    void anOldConnectionThatIsStillUsedDoesNotDisturbTheNewOnes() throws SQLException {
        Connection writer = file.connect();
        Connection old = file.connect();
        refusedForWantOfRoom(writer);
        FillableDisk.makeRoom();

        try (Connection first = file.connect()) {
            keep(first, "first");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> keep(old, "old"));
            old.close();
            writer.close();
            try (Connection second = file.connect()) {
                keep(second, "second");
                assertThat(first.isValid(VALID_WITHIN_SECONDS)).isTrue();
                assertThat(kept(second)).containsExactlyInAnyOrder("first", "second");
            }
        }
    }

    @Test
    @Timeout(60)
    void everythingThatWasAcknowledgedIsThereHoweverOftenTheDiskWasFull() throws Exception {
        Pool pool = new Pool();
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int time = 0; time < TIMES_FULL; time++) {
                List<Future<Boolean>> writing = new ArrayList<>();
                for (int writer = 0; writer < WRITERS; writer++) {
                    writing.add(writers.submit(() -> pool.keepUntilRefused(acknowledged)));
                }
                int before = acknowledged.size();
                while (acknowledged.size() < before + WRITERS) {
                    Thread.sleep(1);
                }
                FillableDisk.fill();
                for (Future<Boolean> each : writing) {
                    assertThat(each.get()).isTrue();
                }
                FillableDisk.makeRoom();
            }
        } finally {
            writers.shutdownNow();
        }
        pool.close();

        try (Connection plain = DriverManager.getConnection(url.replace("fillable:", "file:"), "css", "")) {
            assertThat(kept(plain)).containsAll(acknowledged);
        }
    }

    private static void refusedForWantOfRoom(Connection writer) {
        FillableDisk.fill();
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> keep(writer, "refused"))
                .withStackTraceContaining("No space left on device");
    }

    private static void keep(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into kept values(?)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    private static Set<String> kept(Connection connection) throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (ResultSet rows = connection.createStatement().executeQuery("select id from kept")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    /** Hands out connections as a server's pool does: an idle one after it has said that it is valid. */
    private final class Pool {
        private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

        /** Keeps rows until the database fails; what was forced to disk is acknowledged. */
        boolean keepUntilRefused(Queue<String> acknowledged) {
            while (true) {
                String id = UUID.randomUUID().toString();
                try {
                    Connection connection = borrow();
                    try (Statement statement = connection.createStatement()) {
                        keep(connection, id);
                        statement.execute("checkpoint sync");
                        acknowledged.add(id);
                    } finally {
                        idle.add(connection);
                    }
                } catch (SQLException | MVStoreException refused) {
                    return true;
                }
            }
        }

        private Connection borrow() throws SQLException {
            for (Connection each = idle.poll(); each != null; each = idle.poll()) {
                if (each.isValid(VALID_WITHIN_SECONDS)) {
                    return each;
                }
                close(each);
            }
            return file.connect();
        }

        void close() {
            idle.forEach(this::close);
        }

        private void close(Connection connection) {
            try {
                connection.close();
            } catch (SQLException closedAlready) {
                return;
            }
        }
    }
}
