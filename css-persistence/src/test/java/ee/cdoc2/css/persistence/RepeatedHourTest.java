package ee.cdoc2.css.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.seal.SealFault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hour that local clocks show twice when summer time ends: what is stored in it is read as the same instant. */
class RepeatedHourTest {
    /** In Tallinn both are 03:30 on 25 October. */
    private static final Instant FIRST = Instant.parse("2026-10-25T00:30:00Z");

    private static final Instant SECOND = Instant.parse("2026-10-25T01:30:00Z");

    private final TimeZone before = TimeZone.getDefault();

    @BeforeEach
    void beInTallinn() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Tallinn"));
    }

    @AfterEach
    void comeBack() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @EnumSource
    void anInstantComesBackAsItself(Store.Kind kind, @TempDir Path folder) {
        try (Store store = kind.create(folder)) {
            List<NonceKey> keys = List.of(new NonceKey(1, new byte[32], FIRST), new NonceKey(2, new byte[32], SECOND));
            store.inTransaction(em -> {
                try {
                    for (NonceKey key : keys) {
                        new NonceKeyRepository(em, store.keys()).add(key, FIRST);
                    }
                } catch (DuplicateKeyException | SealFault impossible) {
                    throw new AssertionError(impossible);
                }
                return null;
            });

            List<NonceKey> read = store.inTransaction(em -> {
                try {
                    return new NonceKeyRepository(em, store.keys()).all();
                } catch (SealFault impossible) {
                    throw new AssertionError(impossible);
                }
            });

            assertThat(read).isEqualTo(keys);
        }
    }
}
