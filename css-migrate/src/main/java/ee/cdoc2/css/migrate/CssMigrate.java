package ee.cdoc2.css.migrate;

import ee.cdoc2.css.persistence.Schema;
import ee.cdoc2.css.persistence.SchemaException;
import ee.cdoc2.css.persistence.ShareBatches;
import ee.cdoc2.css.persistence.ShareSnapshot;
import ee.cdoc2.css.seal.DataKeys;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** The command line: {@code copy FILE}, {@code verify}, {@code export FILE}, {@code --help}, {@code --version}. See docs/admin-guide/moving-in.md. */
final class CssMigrate {
    /** Half a megabyte, and a transaction of a moment. Each batch has connections of its own, so it should not be much smaller. */
    static final int BATCH = 2000;

    private static final int SAID_EVERY = 100_000;
    private static final String USAGE = """
            css-migrate copy FILE    adds the reference server's shares to CSS; FILE gets those that CSS cannot take
            css-migrate verify       looks whether CSS has all of them, with the same content
            css-migrate export FILE  writes the shares of CSS to FILE, a JSON object in each line
            css-migrate --help       says this
            css-migrate --version    says which version this is
            where css-migrate is java -jar css-migrate.jar.

            CSS_DB_URL, CSS_DB_USER, CSS_DB_PASSWORD: the database of CSS; REFERENCE_DB_URL, REFERENCE_DB_USER,
            REFERENCE_DB_PASSWORD: the reference server's; CSS_DB_PASSWORD_FILE and REFERENCE_DB_PASSWORD_FILE name a file with the
            password; without one PGPASSFILE or ~/.pgpass is asked. A CSS without PostgreSQL: CSS_DB_URL=jdbc:h2:file: and the path of
            css.mv.db without .mv.db, while the server is stopped. CSS_VAULT_KEYSTORE with CSS_VAULT_KEYSTORE_PASSWORD, or
            CSS_VAULT_PKCS11 with CSS_VAULT_PKCS11_PIN, as the server has them: the master keys, where shares of CSS are encrypted.

            Ends with status 0 when all is well, 1 when a database or a file failed, 2 when the command or a variable is wrong, 3 when
            shares are missing or different.""";

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    CssMigrate(Map<String, String> environment, PrintStream out, PrintStream err, Clock clock) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs a command, and says how it went. */
    ExitStatus run(String... arguments) {
        try {
            return run(List.of(arguments));
        } catch (MigrateFault fault) {
            return failed(fault.status(), fault.getMessage());
        } catch (SchemaException wrong) {
            return failed(ExitStatus.FAILED, "CSS_DB_URL: " + wrong.reasons());
        } catch (PersistenceException failure) {
            return failed(ExitStatus.FAILED, "CSS_DB_URL: " + reason(failure));
        } catch (SQLException failure) {
            return failed(ExitStatus.FAILED, "REFERENCE_DB_URL: " + reason(failure));
        } catch (IOException failure) {
            return failed(
                    ExitStatus.FAILED,
                    "the file cannot be written (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private ExitStatus run(List<String> arguments) throws SQLException, IOException {
        if (arguments.size() == 2 && arguments.get(0).equals("copy")) {
            return copy(file(arguments.get(1)));
        }
        if (arguments.size() == 2 && arguments.get(0).equals("export")) {
            return export(file(arguments.get(1)));
        }
        if (arguments.equals(List.of("verify"))) {
            return verify();
        }
        if (arguments.equals(List.of("--help"))) {
            out.println(USAGE);
            return ExitStatus.DONE;
        }
        if (arguments.equals(List.of("--version"))) {
            out.println(version());
            return ExitStatus.DONE;
        }
        throw new MigrateFault(ExitStatus.WRONG_USE, "expected one of\n" + USAGE);
    }

    /** From the archive's manifest, which the build has written. */
    private static String version() {
        String version = CssMigrate.class.getPackage().getImplementationVersion();
        return "css-migrate " + (version == null ? "(development)" : version);
    }

    private ExitStatus copy(Path file) throws SQLException, IOException {
        ReferenceTable reference = reference();
        Transfer transfer = transfer(reference, ours(false));
        try (ShareLines refused = new ShareLines(file)) {
            Tally tally = transfer.copy(refused);
            refused.finish();
            report(tally);
            if (!tally.refused().isEmpty()) {
                err.println("What was refused is in " + file + ", shares and names with it.");
            }
            return status(tally);
        }
    }

    private ExitStatus verify() throws SQLException {
        ReferenceTable reference = reference();
        Tally tally = transfer(reference, ours(true)).verify();
        report(tally);
        long counted = reference.count();
        if (counted != tally.readSoFar()) {
            err.println("The reference server's table has " + counted + " rows, and " + tally.readSoFar()
                    + " were read: it is still written to. Stop the reference server, and repeat copy and verify.");
            return ExitStatus.NOT_THE_SAME;
        }
        return status(tally);
    }

    private ExitStatus export(Path file) throws IOException {
        DataSource css = ours(true);
        try (ShareLines lines = new ShareLines(file);
                ShareSnapshot shares = ShareSnapshot.of(css, keys(css))) {
            long written = new Export(shares, clock, BATCH).write(lines);
            lines.finish();
            line("exported", written, "");
        }
        err.println("Whoever has " + file
                + " has this organisation's part of the key to every document, and knows whom they"
                + " are for. Keep it as you keep the database, and destroy it when it has done its work.");
        return ExitStatus.DONE;
    }

    private ReferenceTable reference() throws SQLException {
        return ReferenceTable.open(DatabaseVariables.REFERENCE.dataSource(environment, true));
    }

    private DataSource ours(boolean onlyRead) {
        DataSource css = DatabaseVariables.CSS.dataSource(environment, onlyRead);
        new Schema(css).validate();
        return css;
    }

    private DataKeys keys(DataSource css) {
        return new VaultVariables(environment).of(css);
    }

    private Transfer transfer(ReferenceTable reference, DataSource css) {
        return new Transfer(reference, new ShareBatches(css, keys(css)), clock, BATCH, read -> {
            if (read % SAID_EVERY == 0) {
                err.println(read + " rows read");
            }
        });
    }

    private static Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException notAPath) {
            throw new MigrateFault(ExitStatus.WRONG_USE, "FILE: not the name of a file");
        }
    }

    private void report(Tally tally) {
        line("read", tally.readSoFar(), "rows of the reference server");
        line("copied", tally.copiedNow(), "now");
        line("same", tally.theSame(), "were there, with the same content");
        line("expired", tally.expiredThere(), "need not be there any more");
        for (Refusal why : Refusal.values()) {
            if (tally.refused().containsKey(why)) {
                line("refused", tally.refused().get(why), "have a " + why.code() + " that CSS does not take");
            }
        }
        line("missing", tally.missingHere(), "");
        line("different", tally.differentHere(), "have another content here, which was left as it is");
        tally.domains()
                .forEach((domain, count) ->
                        line("for " + domain, count, "need a trust anchor for " + domain + " at the server"));
        tally.named().forEach(shareId -> err.println("missing or different: " + shareId));
    }

    private void line(String what, long count, String meaning) {
        out.println((what + ": " + count + " " + meaning).strip());
    }

    private static ExitStatus status(Tally tally) {
        return tally.isClean() ? ExitStatus.DONE : ExitStatus.NOT_THE_SAME;
    }

    private ExitStatus failed(ExitStatus status, String message) {
        err.println("css-migrate: " + message);
        return status;
    }

    /** What the database itself said. Other texts in the chain may hold the statement with its values: a share. */
    private static String reason(Throwable failure) {
        return causes(failure)
                .flatMap(each -> each instanceof SQLException sql && sql.getNextException() != null
                        ? Stream.of(each, sql.getNextException())
                        : Stream.of(each))
                .filter(PSQLException.class::isInstance)
                .map(PSQLException.class::cast)
                .map(CssMigrate::sentence)
                .findFirst()
                .orElseGet(() -> causes(failure)
                        .filter(PersistenceException.class::isInstance)
                        .map(Throwable::getMessage)
                        .reduce((outer, inner) -> inner)
                        .orElse("the database failed"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static String sentence(PSQLException failure) {
        String state = " (SQLSTATE " + failure.getSQLState() + ")";
        if (failure.getServerErrorMessage() != null) {
            return failure.getServerErrorMessage().getMessage() + state;
        }
        return PSQLState.isConnectionError(failure.getSQLState())
                ? "the database cannot be reached, or went away" + state
                : "the driver cannot do what is asked, or not read what came" + state;
    }
}
