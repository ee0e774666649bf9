package ee.cdoc2.css.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.migrate.Cluster.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Shares of either version of the reference server come over, whatever is among them and whatever happens meanwhile. */
@ParameterizedClass
@EnumSource
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CopyTest {
    /** More than two batches. */
    private static final int MANY = 2 * CssMigrate.BATCH + 203;

    @Parameter
    private Reference version;

    @TempDir
    private Path folder;

    private String reference;
    private String css;

    @BeforeParameterizedClassInvocation
    void create(Reference itsVersion) {
        reference = itsVersion.create();
        css = Cluster.createCss();
    }

    @BeforeEach
    void empty() {
        Cluster.execute(reference, "truncate key_material_share cascade");
        Cluster.execute(css, "truncate key_share");
    }

    @Test
    void aShareComesOverAsItIs() {
        store("00112233445566778899aabbccddeeff", "etsi/PNOEE-48010010101", 32);

        Run run = copy();

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(
                        Cluster.rows(
                                css,
                                "select share_id, recipient, share, created_at, expires_at, expiry_adjusted, v1_allowed from key_share"))
                .containsExactly("(00112233445566778899aabbccddeeff,etsi/PNOEE-48010010101,\"\\\\x" + "00".repeat(32)
                        + "\",\"2025-03-27 10:00:00.123456+00\",,f,t)");
    }

    @Test
    void whatTheGrammarsAllowComesOver() {
        store("abcDEF-_0123456789", "private/JIO/70000349", 128);
        store("0123456789012345678901234567890123", "etsi/IDCEE-AB 12/3.4+5-67890123", 32);
        store("9EE90F2D-D946-4D54-9C3D-F4C68F7FFA", "etsi/EE:EE-1", 33);

        Run run = copy();

        assertThat(run.out()).contains("copied: 3 now", "for etsi: 2", "for private/JIO: 1");
        assertThat(verify().status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void whatNobodyCouldFetchIsRefusedAndNotLost() throws IOException {
        store("00112233445566778899aabbccddeeff", "etsi/PNOEE-48010010101", 32);
        store("10112233445566778899aabbccddeeff", "etsi/pnoee-48010010101", 32);
        store("20112233445566778899aabbccddeeff", "etsi/PNOXX-48010010101", 32);
        store("30112233445566778899aabbccddeeff", "48010010101 \"é\\", 32);
        store("40112233445566778899aabbccddeeff", "etsi/PNOEE-48010010101", 31);
        store("50112233445566778899aabbccddeeff", "etsi/PNOEE-48010010101", 129);
        store("12345678901234567", "etsi/PNOEE-48010010101", 32);
        store("../../../../../etc/passwd", "etsi/PNOEE-48010010101", 32);
        store("", "etsi/PNOEE-48010010101", 32);

        Run run = copy();

        assertThat(run.status()).isEqualTo(ExitStatus.DONE);
        assertThat(run.out())
                .contains(
                        "copied: 1 now",
                        "refused: 3 have a share-id",
                        "refused: 3 have a recipient",
                        "refused: 2 have a share ");
        assertThat(run.out() + run.err()).doesNotContain("48010010101").doesNotContain("AAAA");
        List<String> refused = Files.readAllLines(refusedFile());
        assertThat(refused)
                .hasSize(8)
                .contains("{\"shareId\":\"30112233445566778899aabbccddeeff\",\"share\":\"" + "A".repeat(43)
                        + "=\",\"recipient\":\"48010010101 \\\"é\\\\\",\"created\":\"2025-03-27T10:00:00.123456Z\","
                        + "\"refused\":\"recipient\"}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(refusedFile())))
                .isEqualTo("rw-------");
        assertThat(verify().status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void aSecondRunChangesNothing() {
        storeMany(0, MANY);
        copy();
        List<String> once = copied();

        Run again = copy();

        assertThat(again.out()).contains("read: " + MANY, "copied: 0 now", "same: " + MANY);
        assertThat(copied()).hasSize(MANY).isEqualTo(once);
    }

    @Test
    void aRunThatBrokeOffInTheMiddleIsTakenUp() {
        storeMany(0, MANY);
        Cluster.execute(css, """
                create function fail() returns trigger language plpgsql as $$ begin
                    raise exception 'out of order' using errcode = '58030';
                end $$""");
        Cluster.execute(
                css,
                "create trigger fail before insert on key_share for each row when (new.share_id = '"
                        + shareId(CssMigrate.BATCH + 700) + "') execute function fail()");

        Run broken = copy();
        List<String> half = copied();
        Cluster.execute(css, "drop trigger fail on key_share");
        Run resumed = copy();

        assertThat(broken.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(broken.err()).isEqualTo("css-migrate: CSS_DB_URL: out of order (SQLSTATE 58030)\n");
        assertThat(refusedFile().resolveSibling("refused.jsonl.part")).doesNotExist();
        assertThat(half).as("whole batches").hasSize(CssMigrate.BATCH);
        assertThat(resumed.out())
                .contains("copied: " + (MANY - CssMigrate.BATCH) + " now", "same: " + CssMigrate.BATCH);
        assertThat(copied()).hasSize(MANY);
        assertThat(verify().status()).isEqualTo(ExitStatus.DONE);
    }

    @Test
    void theReferenceServerGoesOnMeanwhile() throws Exception {
        storeMany(0, MANY);
        AtomicBoolean over = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        ExecutorService server = Executors.newSingleThreadExecutor();
        Future<Integer> stored = server.submit(() -> {
            int last = MANY;
            while (!over.get() || last == MANY) {
                store(shareId(last++), "etsi/PNOEE-48010010101", 32);
                begun.countDown();
                // or else it is the stores that the copying waits for
                Thread.sleep(20);
            }
            return last;
        });
        begun.await();
        Run beside = copy();
        over.set(true);
        int all = stored.get();
        server.shutdown();

        assertThat(beside.status()).isEqualTo(ExitStatus.DONE);
        assertThat(copied()).hasSizeBetween(MANY, all);
        assertThat(copy().out()).contains("read: " + all);
        assertThat(copied()).hasSize(all);
        assertThat(verify().out()).contains("same: " + all, "missing: 0");
    }

    @Test
    void whatIsThereAlreadyIsNeverChanged() {
        store("00112233445566778899aabbccddeeff", "etsi/PNOEE-48010010101", 32);
        store("10112233445566778899aabbccddeeff", "etsi/PNOEE-48010010101", 32);
        copy();
        Cluster.execute(css, "update key_share set share = decode(repeat('ff', 32), 'hex') where share_id like '0%'");
        List<String> before = copied();

        Run run = copy();

        assertThat(run.status()).isEqualTo(ExitStatus.NOT_THE_SAME);
        assertThat(run.out()).contains("same: 1", "different: 1");
        assertThat(run.err()).isEqualTo("missing or different: 00112233445566778899aabbccddeeff\n");
        assertThat(copied()).isEqualTo(before);
        assertThat(verify().status()).isEqualTo(ExitStatus.NOT_THE_SAME);
    }

    @Test
    void aShareThatIsForSomebodyElseOrFromAnotherTimeIsDifferent() {
        storeMany(0, 3);
        copy();
        Cluster.execute(
                css, "update key_share set recipient = 'etsi/PNOEE-48010010102' where share_id = '" + shareId(0) + "'");
        Cluster.execute(
                css,
                "update key_share set created_at = created_at + interval '1 microsecond' where share_id = '"
                        + shareId(1) + "'");
        Cluster.execute(
                css,
                "update key_share set expires_at = '2099-01-01 00:00:00+00' where share_id = '" + shareId(2) + "'");

        assertThat(verify().out()).contains("same: 0", "different: 3");
    }

    @Test
    void whatIsMissingIsFound() {
        storeMany(0, MANY);
        copy();
        Cluster.execute(css, "delete from key_share where share_id = '" + shareId(CssMigrate.BATCH + 600) + "'");

        Run run = verify();

        assertThat(run.status()).isEqualTo(ExitStatus.NOT_THE_SAME);
        assertThat(run.out()).contains("missing: 1");
        assertThat(run.err()).contains(shareId(CssMigrate.BATCH + 600));
        assertThat(copied()).as("it only looks").hasSize(MANY - 1);
    }

    @Test
    void sharesThatCssStoredItselfAreNoFault() {
        storeMany(0, 2);
        copy();
        Cluster.execute(
                css,
                "insert into key_share (share_id, recipient, share, created_at) select 'c' || substr(share_id, 2),"
                        + " recipient, share, created_at from key_share");

        assertThat(verify().status()).isEqualTo(ExitStatus.DONE);
    }

    private Run copy() {
        return Run.of(Cluster.environment(reference, css), "copy", refusedFile().toString());
    }

    private Run verify() {
        return Run.of(Cluster.environment(reference, css), "verify");
    }

    private Path refusedFile() {
        return folder.resolve("refused.jsonl");
    }

    private List<String> copied() {
        return Cluster.rows(css, "select * from key_share order by share_id");
    }

    private static String shareId(int number) {
        return "%032x".formatted(number);
    }

    private void storeMany(int from, int to) {
        Cluster.execute(reference, """
                insert into key_material_share (share_id, recipient, share, created_at)
                select lpad(to_hex(n), 32, '0'), 'etsi/PNOEE-' || (48010010000 + n), sha256(cast(n as text)::bytea),
                    timestamptz '2025-03-27 10:00:00+00' + n * interval '1.000001 second'
                from generate_series(%d, %d) n""".formatted(from, to - 1));
    }

    private void store(String shareId, String recipient, int bytes) {
        Cluster.execute(reference, """
                insert into key_material_share (share_id, recipient, share, created_at)
                values ('%s', '%s', decode(repeat('00', %d), 'hex'), '2025-03-27 10:00:00.123456+00')""".formatted(shareId, recipient, bytes));
    }
}
