package ee.cdoc2.css.management;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.metrics.DatabaseCalls;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.share.DiskSpace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void isLostWhenItHasFailedForLongThoughThereIsRoom() {
        assertThat(lost(Optional.of(folder), LONG)).isTrue();
        assertThat(lost(Optional.of(folder), LONG.minusMillis(1))).isFalse();
    }

    /** A file system without room cannot be had here; a folder that is gone has none either. */
    @Test
    void isNotLostWhileThereIsNoRoom() {
        assertThat(lost(Optional.of(folder.resolve("gone")), LONG)).isFalse();
    }

    @Test
    void aDatabaseThatIsAnotherProcessIsNotLostWithThisOne() {
        assertThat(lost(Optional.empty(), LONG)).isFalse();
    }

    private static boolean lost(Optional<Path> databaseFolder, Duration failed) {
        DatabaseCalls calls = new DatabaseCalls(new Metrics(List::of, Clock.systemUTC()), 3, MonotonicClock.system()) {
            @Override
            public Duration failedFor() {
                return failed;
            }
        };
        return new EmbeddedDatabase(
                        () -> databaseFolder,
                        calls,
                        new DiskSpace(() -> databaseFolder, Optional.empty(), 0, MonotonicClock.system()))
                .lost();
    }
}
