package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The migrations that an operator runs: the commands of docs/configuration.md, as they stand there. */
public final class ManualMigration {
    private static final String PAGE = "docs/configuration.md";

    private ManualMigration() {}

    /**
     * Migrates by the product's archive ({@code migrate-ear} or {@code migrate-css-jar}), and then by css-migrate.jar
     * ({@code migrate}), which finds everything done.
     *
     * @param directory a new one, for the archives and what is unpacked of them
     * @param database {@code CSS_DB_URL}, {@code CSS_DB_USER}, {@code CSS_DB_PASSWORD}: of the owner
     * @return what both printed
     * @throws IllegalStateException when one failed
     */
    public static String run(Path directory, Map<String, String> database) throws IOException {
        Product product = Product.selected();
        Files.createDirectories(directory);
        link(directory, product.archive());
        link(directory, MigrateJar.file());
        try (DirectoryStream<Path> drivers = Files.newDirectoryStream(Product.drivers(), "postgresql-*.jar")) {
            Files.createSymbolicLink(
                    directory.resolve("postgresql.jar"), drivers.iterator().next());
        }
        Map<String, String> environment = new TreeMap<>(database);
        environment.put("PATH", ServerJdk.home() + "/bin:" + System.getenv("PATH"));
        String ofProduct = product instanceof CssJar ? "```sh migrate-css-jar" : "```sh migrate-ear";
        String commands = RepositoryFiles.block(PAGE, ofProduct) + RepositoryFiles.block(PAGE, "```sh migrate");
        ChildProcess process =
                ServerJdk.start(List.of("sh", "-ec", commands), environment, directory.resolve("migration.log"));
        if (process.end() != 0) {
            throw new IllegalStateException("the migration failed: " + process.output());
        }
        return process.output();
    }

    private static void link(Path directory, Path archive) throws IOException {
        Files.createSymbolicLink(directory.resolve(archive.getFileName()), archive);
    }
}
