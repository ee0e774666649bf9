package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.persistence.PersistenceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DurabilityTest {
    private static final int ROUNDS = 3;
    private static final int COMMITS_PER_ROUND = 5;
    private static final Duration NO_PAUSE = Duration.ZERO;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    /** Each of the two is enough against kill -9; only the second one also asks the disk. */
    @ParameterizedTest
    @CsvSource({";WRITE_DELAY=0, false", "'', true"})
    void whatH2CommittedOutlivesTheProcess(String settings, boolean forced) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("killed");
        List<String> acknowledged = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged.addAll(acknowledgedBeforeKill(url + settings, forced, NO_PAUSE));
        }

        assertThat(committed(url)).containsAll(acknowledged);
    }

    /**
     * H2 writes to space of its file again when nothing has used it for RETENTION_TIME, which is 45 s when nothing is said. H2
     * 2.5.252 lost a commit that came after such a time, until the next one: after kill -9 it was not found in the file.
     */
    @Test
    void theLastCommitAfterAQuietTimeOutlivesTheProcess() throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("killed");

        List<String> acknowledged = acknowledgedBeforeKill(
                url + ";WRITE_DELAY=0;RETENTION_TIME=" + PAUSE.dividedBy(2).toMillis(), true, PAUSE);

        assertThat(committed(url)).containsAll(acknowledged);
    }

    @ParameterizedTest
    @EnumSource
    void canBeForcedAgainAndAgain(Database database) {
        Durability durability = new Durability(database.create(folder));
        durability.force();

        assertThatCode(durability::force).doesNotThrowAnyException();
    }

    @Test
    void manyThreadsAreAllServed() throws Exception {
        Durability durability = new Durability(Database.H2.create(folder));

        assertThat(Race.run(8, runner -> () -> {
                    durability.force();
                    return true;
                }))
                .hasSize(8);
    }

    @Test
    void aFailureToForceIsNotPassedOver() {
        DataSource owner = Database.H2.create(folder);
        Database.execute(owner, "create user nobody password ''");

        assertThatExceptionOfType(PersistenceException.class)
                .isThrownBy(new Durability(Database.H2.as("nobody", owner))::force);
    }

    /** Starts a process that commits and prints; kills it, as kill -9 does, once enough has been printed. */
    private List<String> acknowledgedBeforeKill(String url, boolean forced, Duration pause)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // it lives for a second
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        EndlessCommits.class.getName(),
                        url,
                        String.valueOf(forced),
                        String.valueOf(pause.toMillis()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            List<String> acknowledged = new ArrayList<>();
            while (acknowledged.size() < COMMITS_PER_ROUND) {
                String line = printed.readLine();
                assertThat(line).as("the process must not end by itself").isNotNull();
                acknowledged.add(line);
            }
            process.destroyForcibly();
            return acknowledged;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> committed(String url) throws SQLException {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL(url);
        dataSource.setUser("sa");
        List<String> ids = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                ResultSet rows = connection.createStatement().executeQuery("select id from committed")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
