package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareExpiry;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKey;
import ee.cdoc2.css.seal.DataKeys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What documents and settings reckon a share with. */
class ShareSizeTest {
    private static final Instant NOW = Instant.parse("2026-11-28T22:00:00Z");
    private static final int SHARES = 20_000;

    private final SecureRandom random = new SecureRandom();

    @Test
    void theLongestShareTakesWhatIsReckonedForIt(@TempDir Path folder) throws Exception {
        DataSource dataSource = Database.POSTGRESQL.create(folder);
        new Schema(dataSource).migrate();
        DataKeys keys = new DataKeys(true, random);
        keys.replace(List.of(new DataKey(1, Instant.EPOCH, new byte[DataKey.BYTES])));

        Database.keep(dataSource, keys.all());
        new ShareStatements(dataSource, keys).add(ShareId.random(random), longest(), NOW);
        Database.execute(
                dataSource,
                "insert into key_share (share_id, recipient, share, created_at, expires_at, data_key)"
                        + " select md5(random()::text), recipient, share, created_at, expires_at + interval '1 second' * more, data_key"
                        + " from key_share, generate_series(1, " + SHARES + " - 1) as more");

        // the pages of the index of random ids are now fuller, now emptier
        assertThat(bytes(dataSource) / SHARES).isCloseTo(ShareCount.BYTES_OF_A_SHARE, withinPercentage(5));
    }

    private KeptShare longest() {
        byte[] bytes = new byte[Share.MAX_BYTES];
        random.nextBytes(bytes);
        return new KeptShare(
                Share.of(bytes),
                new ShareTerms(
                        RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow(),
                        Optional.of(new ShareExpiry(NOW.plusSeconds(3600), true)),
                        true));
    }

    private static long bytes(DataSource dataSource) throws Exception {
        try (Connection connection = dataSource.getConnection();
                ResultSet result =
                        connection.createStatement().executeQuery("select pg_total_relation_size('key_share')")) {
            result.next();
            return result.getLong(1);
        }
    }
}
