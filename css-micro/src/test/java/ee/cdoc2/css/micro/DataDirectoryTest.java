package ee.cdoc2.css.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    private Path folder;

    @Test
    void isMadeForItsOwnerAlone() throws StartFault, IOException {
        DataDirectory data = DataDirectory.take(folder.resolve("a/css-data"));

        assertThat(permissions(folder.resolve("a/css-data"))).isEqualTo("rwx------");
        assertThat(permissions(data.database())).isEqualTo("rwx------");
        assertThat(permissions(data.runtime())).isEqualTo("rwx------");
        assertThat(permissions(data.temporary())).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("a/css-data/lock"))).isEqualTo("rw-------");
    }

    @Test
    void letsTheOwnerAloneReachTheArchiveOfClassesAndKeepsIt() throws StartFault, IOException {
        Path archive = Files.createDirectory(folder.resolve("archive"));
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createFile(archive.resolve("css.jsa"));

        DataDirectory.take(folder);

        assertThat(permissions(archive)).isEqualTo("rwx------");
        assertThat(archive).isDirectoryContaining("glob:**css.jsa");
    }

    @Test
    void leavesAFolderThatIsThereAsItIsButNotWhatIsInIt() throws StartFault, IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        DataDirectory data = DataDirectory.take(folder);

        assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
        assertThat(permissions(data.database())).isEqualTo("rwx------");
    }

    @Test
    void letsTheOwnerAloneReadTheDatabase() throws StartFault, IOException {
        DataDirectory data = DataDirectory.take(folder);
        Path file = Files.createFile(data.database().resolve("css.mv.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        data.protectDatabase();

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void keepsTheDatabaseAndForgetsTheRuntimeFromStartToStart() throws StartFault, IOException {
        DataDirectory first = DataDirectory.take(folder);
        Files.createFile(first.database().resolve("css.mv.db"));
        Files.createDirectories(first.runtime().resolve("applications/ROOT"));
        Files.createFile(first.temporary().resolve("left-by-a-process-that-was-killed.war"));
        first.close();

        DataDirectory second = DataDirectory.take(folder);

        assertThat(second.database()).isDirectoryContaining("glob:**css.mv.db");
        assertThat(second.runtime()).isDirectoryNotContaining("glob:**applications");
        assertThat(second.temporary()).isEmptyDirectory();
    }

    @Test
    void clearsTheRuntimeWithoutFollowingLinksOutOfIt() throws StartFault, IOException {
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.createFile(precious.resolve("file"));
        Path root = folder.resolve("css-data");
        DataDirectory first = DataDirectory.take(root);
        Files.createSymbolicLink(first.runtime().resolve("link"), precious);
        first.close();

        DataDirectory.take(root);

        assertThat(precious.resolve("file")).exists();
    }

    @Test
    void isUsedByOneAtATime() throws StartFault {
        DataDirectory first = DataDirectory.take(folder);

        assertThatThrownBy(() -> DataDirectory.take(folder))
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith("CSS_DATA_DIR: another CSS is using");

        first.close();
        assertThatCode(() -> DataDirectory.take(folder)).doesNotThrowAnyException();
    }

    @Test
    void saysThatItCanNotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.take(file.resolve("css-data")))
                .isInstanceOf(StartFault.class)
                .hasMessageStartingWith("CSS_DATA_DIR: can't be written");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
