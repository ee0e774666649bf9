package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.process.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The migration that an operator runs, out of the product's archive. */
public final class ManualMigration {

    private ManualMigration() {}

    /**
     * Runs it.
     *
     * @param directory where the archive is unpacked to
     * @param database {@code CSS_DB_URL}, {@code CSS_DB_USER}, {@code CSS_DB_PASSWORD}: of the owner
     * @return what it printed
     * @throws IllegalStateException when it failed
     */
    public static String run(Path directory, Map<String, String> database) {
        Product product = Product.selected();
        Map<String, String> environment = new TreeMap<>(database);
        environment.put("ARCHIVE", product.archive().toString());
        environment.put("DRIVERS", Product.drivers().toString());
        ChildProcess process = ServerJdk.start(
                List.of("sh", "-c", product.migration()), environment, directory.resolve("migration.log"));
        if (process.end() != 0) {
            throw new IllegalStateException("the migration failed: " + process.output());
        }
        return process.output();
    }
}
