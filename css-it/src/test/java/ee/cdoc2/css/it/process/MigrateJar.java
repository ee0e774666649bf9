package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** css-migrate.jar, as an operator runs it. */
public final class MigrateJar {

    private MigrateJar() {}

    /**
     * Makes or updates the tables of CSS.
     *
     * @param output where what it prints goes
     * @param database {@code CSS_DB_URL}, {@code CSS_DB_USER}, {@code CSS_DB_PASSWORD}: of the owner
     */
    public static void migrateSchema(Path output, Map<String, String> database) {
        run(output, database, "-cp", jar(), "ee.cdoc2.css.persistence.Migration");
    }

    /**
     * Runs a command.
     *
     * @param output where what it prints goes
     * @param databases both databases' variables
     * @return what it printed
     * @throws IllegalStateException when it did not end with status 0
     */
    public static String run(Path output, Map<String, String> databases, List<String> command) {
        List<String> arguments = new ArrayList<>(List.of("-jar", jar()));
        arguments.addAll(command);
        return run(output, databases, arguments.toArray(String[]::new));
    }

    private static String run(Path output, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(ServerJdk.java()));
        command.addAll(ServerJdk.options());
        command.addAll(List.of(arguments));
        ChildProcess process = ServerJdk.start(command, environment, output);
        if (process.end() != 0) {
            throw new IllegalStateException("css-migrate failed: " + process.output());
        }
        return process.output();
    }

    private static String jar() {
        return file().toString();
    }

    /** {@return css-migrate.jar} */
    static Path file() {
        return RepositoryFiles.find("css-migrate/target/css-migrate.jar");
    }
}
