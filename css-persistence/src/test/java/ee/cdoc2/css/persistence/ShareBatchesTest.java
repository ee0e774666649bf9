package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ShareBatchesTest {
    private static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456Z");

    private final Database database;

    @TempDir
    private Path folder;

    private DataSource dataSource;
    private ShareBatches batches;

    ShareBatchesTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void create() {
        dataSource = database.create(folder);
        new Schema(dataSource).migrate();
        batches = new ShareBatches(dataSource, DataKeys.none());
    }

    @Test
    void rowsComeBackAsTheyWereAdded() {
        List<StoredShare> rows = rows(0, 7);

        batches.add(rows);

        assertThat(batches.find(rows.stream().map(StoredShare::shareId).toList()))
                .containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void onlyWhatIsThereIsFound() {
        batches.add(rows(0, 1));

        assertThat(batches.find(rows(0, 2).stream().map(StoredShare::shareId).toList()))
                .containsExactlyElementsOf(rows(0, 1));
        assertThat(batches.find(List.of())).isEmpty();
    }

    @Test
    void readingOnSeesEachRowOnce() {
        batches.add(rows(0, 10));
        List<StoredShare> seen = new ArrayList<>();

        try (ShareSnapshot snapshot = ShareSnapshot.of(dataSource, DataKeys.none())) {
            List<StoredShare> next = snapshot.next(4);
            while (!next.isEmpty()) {
                assertThat(next).hasSizeLessThanOrEqualTo(4);
                seen.addAll(next);
                next = snapshot.next(4);
            }
        }

        assertThat(seen).containsExactlyElementsOf(rows(0, 10));
    }

    @Test
    void whatIsStoredOrDeletedMeanwhileDoesNotCount() {
        batches.add(rows(0, 4));

        try (ShareSnapshot snapshot = ShareSnapshot.of(dataSource, DataKeys.none())) {
            assertThat(snapshot.next(2)).containsExactlyElementsOf(rows(0, 2));
            batches.add(rows(4, 6));
            Database.execute(dataSource, "delete from key_share where share_id = '%032x'".formatted(3));
            assertThat(snapshot.next(10)).containsExactlyElementsOf(rows(2, 4));
        }
    }

    @Test
    void anIdThatIsTakenLeavesOutTheWholeBatch() {
        batches.add(rows(3, 4));

        assertThatExceptionOfType(PersistenceException.class).isThrownBy(() -> batches.add(rows(0, 5)));
        try (ShareSnapshot snapshot = ShareSnapshot.of(dataSource, DataKeys.none())) {
            assertThat(snapshot.next(100)).containsExactlyElementsOf(rows(3, 4));
        }
    }

    @Test
    void aRequestFindsWhatABatchHasAdded() throws Exception {
        StoredShare row = rows(5, 6).get(0);
        batches.add(List.of(row));

        assertThat(new ShareStatements(dataSource, DataKeys.none()).terms(row.shareId()))
                .contains(row.kept().terms());
    }

    private static List<StoredShare> rows(int from, int to) {
        return IntStream.range(from, to).mapToObj(ShareBatchesTest::row).toList();
    }

    private static StoredShare row(int number) {
        byte[] share = new byte[Share.MIN_BYTES + number];
        share[0] = (byte) number;
        Optional<ShareExpiry> expiry = number % 2 == 0
                ? Optional.empty()
                : Optional.of(new ShareExpiry(Instant.parse("2029-11-25T10:00:00Z"), number % 3 == 0));
        ShareTerms terms = new ShareTerms(
                RecipientId.parse("etsi/PNOEE-4801001010" + number % 10).orElseThrow(), expiry, number % 4 == 0);
        return new StoredShare(
                ShareId.parse("%032x".formatted(number)).orElseThrow(),
                new KeptShare(Share.of(share), terms),
                NOW.plusSeconds(number));
    }
}
