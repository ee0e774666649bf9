package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.migrate.Cluster.Reference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator is told who has set something wrong, and that no password and no share is in it. */
class FaultsTest {
    private static final String PASSWORD = "pa$word 1";

    @TempDir
    private Path folder;

    private Map<String, String> environment;
    private String reference;
    private String css;

    @BeforeEach
    void create() {
        reference = Reference.V0_8.create();
        css = Cluster.createCss();
        environment = new HashMap<>(Cluster.environment(reference, css));
        environment.put("CSS_DB_PASSWORD", PASSWORD);
        environment.put("REFERENCE_DB_PASSWORD", PASSWORD);
    }

    @Test
    void aCommandThatIsNone() {
        fails(ExitStatus.WRONG_USE, "css-migrate: expected one of\ncss-migrate copy FILE", "move");
        fails(ExitStatus.WRONG_USE, "css-migrate: expected one of", "copy");
        fails(ExitStatus.WRONG_USE, "css-migrate: expected one of", "verify", "more");
        fails(ExitStatus.WRONG_USE, "css-migrate: expected one of");
    }

    @Test
    void aUrlThatIsNone() {
        environment.put("CSS_DB_URL", "jdbc:mysql://localhost/css?password=" + PASSWORD);
        fails(ExitStatus.WRONG_USE, "css-migrate: CSS_DB_URL: is not a JDBC URL of PostgreSQL", "verify");

        environment.put("REFERENCE_DB_URL", "");
        fails(ExitStatus.WRONG_USE, "css-migrate: REFERENCE_DB_URL: is not set", "verify");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        environment.put("REFERENCE_DB_URL", Cluster.url("nowhere") + "?password=" + PASSWORD);
        fails(ExitStatus.FAILED, "css-migrate: REFERENCE_DB_URL: database \"nowhere\" does not exist", "verify");

        environment.put("REFERENCE_DB_URL", "jdbc:postgresql://127.0.0.1:1/x?password=" + PASSWORD);
        fails(ExitStatus.FAILED, "css-migrate: REFERENCE_DB_URL: the database cannot be reached", "verify");
    }

    @Test
    void aDatabaseOfSomethingElse() {
        environment.put("REFERENCE_DB_URL", Cluster.url(css));
        fails(ExitStatus.WRONG_USE, "css-migrate: REFERENCE_DB_URL: there is no table key_material_share", "verify");
    }

    @Test
    void aDatabaseWithoutTheTablesOfCss() {
        environment.put("CSS_DB_URL", Cluster.url(Cluster.create()));
        fails(ExitStatus.FAILED, "css-migrate: CSS_DB_URL: the database schema is older than this", "verify");
    }

    @Test
    void aUserWhoMayNotReadEveryColumn() {
        Cluster.execute(reference, "revoke select on key_material_share from " + Cluster.READER);
        Cluster.execute(
                reference,
                "grant select (share_id, recipient, share, created_at) on key_material_share to " + Cluster.READER);

        fails(
                ExitStatus.FAILED,
                "css-migrate: REFERENCE_DB_URL: permission denied for table key_material_share",
                "verify");
    }

    @Test
    void anExpiryOfAnotherType() {
        Cluster.execute(reference, "alter table key_material_share alter expiry_time type date");
        Cluster.execute(
                reference,
                "insert into key_material_share values ('00112233445566778899aabbccddeeff',"
                        + " 'etsi/PNOEE-48010010101', decode(repeat('61', 32), 'hex'), now(), now(), false)");

        fails(ExitStatus.FAILED, "css-migrate: REFERENCE_DB_URL: the driver cannot", "verify");
    }

    @Test
    void aFileThatCannotBeWritten() {
        fails(ExitStatus.FAILED, "css-migrate: the file cannot be written", "export", folder + "/nowhere/x");
    }

    @Test
    void aRowThatTheDatabaseRefusesIsNotShown() {
        Cluster.execute(
                reference,
                "insert into key_material_share (share_id, recipient, share, created_at) values"
                        + " ('00112233445566778899aabbccddeeff', 'etsi/PNOEE-48010010101', decode(repeat('61', 32), 'hex'), now())");
        Cluster.execute(css, "alter table key_share add constraint none check (share_id = '')");

        Run run = fails(
                ExitStatus.FAILED,
                "css-migrate: CSS_DB_URL: new row for relation \"key_share\" violates check constraint \"none\"",
                "copy",
                folder.resolve("refused.jsonl").toString());

        assertThat(run.err()).doesNotContain("6161").doesNotContain("48010010101");
    }

    @Test
    void theReferenceServersDatabaseIsNotWrittenTo() {
        environment.put("REFERENCE_DB_USER", "postgres");
        Cluster.execute(reference, "alter table key_material_share rename to kept");
        Cluster.execute(reference, """
                create function tamper() returns setof kept language plpgsql as $$ begin
                    delete from kept;
                    return query select * from kept;
                end $$""");
        Cluster.execute(reference, "create view key_material_share as select * from tamper()");

        fails(
                ExitStatus.FAILED,
                "css-migrate: REFERENCE_DB_URL: cannot execute DELETE in a read-only transaction",
                "copy",
                folder.resolve("refused.jsonl").toString());
    }

    private Run fails(ExitStatus status, String beginning, String... arguments) {
        Run run = Run.of(environment, arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err()).startsWith(beginning).doesNotContain(PASSWORD);
        assertThat(run.out()).doesNotContain(PASSWORD);
        return run;
    }
}
