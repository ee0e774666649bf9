package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.Share;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.seal.DataKeys;
import ee.cdoc2.css.seal.SealFault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ShareCountTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:00:00Z");
    private static final int AT_A_TIME = 4;

    private final Database database;
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    private ShareStatements shares;
    private ShareCount count;

    ShareCountTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void create() {
        DataSource dataSource = database.create(folder);
        new Schema(dataSource).migrate();
        shares = new ShareStatements(dataSource, new DataKeys(false, random));
        count = new ShareCount(dataSource, AT_A_TIME);
    }

    @Test
    void countsNothingAFewAndManyTimesWhatAStatementCounts() throws SealFault {
        assertThat(count.upTo(1000)).isZero();
        for (int stored = 1; stored <= 2 * AT_A_TIME + 1; stored++) {
            store();
            assertThat(count.upTo(1000)).isEqualTo(stored);
        }
    }

    @Test
    void endsWhereMoreDoNotMatter() throws SealFault {
        for (int stored = 0; stored < 20; stored++) {
            store();
        }

        assertThat(count.upTo(10)).isBetween(11L, 10L + AT_A_TIME);
        assertThat(count.upTo(20)).isEqualTo(20);
    }

    private void store() throws SealFault {
        ShareTerms terms =
                new ShareTerms(RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow(), Optional.empty(), true);
        shares.add(ShareId.random(random), new KeptShare(Share.of(new byte[Share.MIN_BYTES]), terms), NOW);
    }
}
