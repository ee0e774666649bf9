package ee.cdoc2.css.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
    private static final long MORE_THAN_ANYBODY_HAS = Long.MAX_VALUE;

    @TempDir
    private Path folder;

    @Test
    void tellsWhatIsFreeForDatabaseAndAudit() {
        DiskSpace disk = new DiskSpace(() -> Optional.of(folder), audit(), 1, MonotonicClock.system());

        assertThat(disk.free()).containsOnlyKeys("database", "audit");
        assertThat(disk.free().values()).allMatch(bytes -> bytes > 0);
        assertThat(disk.enough()).isTrue();
    }

    @Test
    void isNotEnoughWhereLessIsFreeThanThereHasToBe() {
        DiskSpace disk = new DiskSpace(Optional::empty, audit(), MORE_THAN_ANYBODY_HAS, MonotonicClock.system());

        assertThat(disk.enough()).isFalse();
        assertThatThrownBy(disk::requireRoom)
                .isInstanceOfSatisfying(
                        Denied.class, denied -> assertThat(denied.reason()).isEqualTo(Denial.DISK_NEARLY_FULL));
    }

    @Test
    void watchesNothingWhereThisNodeWritesNothing() {
        DiskSpace disk =
                new DiskSpace(Optional::empty, Optional.empty(), MORE_THAN_ANYBODY_HAS, MonotonicClock.system());

        assertThat(disk.free()).isEmpty();
        assertThat(disk.enough()).isTrue();
    }

    @Test
    void aFolderThatIsGoneHasNoRoom() {
        Optional<Path> gone = Optional.of(folder.resolve("gone").resolve("audit.log"));

        assertThat(new DiskSpace(Optional::empty, gone, 1, MonotonicClock.system()).enough())
                .isFalse();
    }

    private Optional<Path> audit() {
        return Optional.of(folder.resolve("audit.log"));
    }
}
