package ee.cdoc2.css.container.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.cdoc2.css.container.ContainerException;
import ee.cdoc2.css.container.ContainerFault;
import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.ShortLivedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All files or none, whatever comes in between. */
class NewFilesTest {
    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createDirectory(temporary.resolve("folder"));
    }

    @Test
    void filesAreThereWhenTheyArePublished() throws IOException {
        try (NewFiles files = new NewFiles(folder)) {
            write(files, "a");
            assertThat(folder.resolve("a")).doesNotExist();
            assertThat(files.publish()).containsExactly(folder.resolve("a"));
        }
        assertThat(folder).isDirectoryContaining("glob:**/a").isDirectoryNotContaining("glob:**/.*");
    }

    @Test
    void whatIsNotPublishedIsRemoved() throws IOException {
        try (NewFiles files = new NewFiles(folder)) {
            write(files, "a");
            assertThat(folder).isNotEmptyDirectory();
        }
        assertThat(folder).isEmptyDirectory();
    }

    /** A name is taken while the payload is being verified. */
    @Test
    void noneIsPublishedWhenOneCannotBe() throws IOException {
        try (NewFiles files = new NewFiles(folder)) {
            write(files, "a");
            write(files, "b");
            Files.writeString(folder.resolve("b"), "old");
            assertThatThrownBy(files::publish).hasMessageContaining("exists already");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**/a");
        assertThat(folder.resolve("b")).hasContent("old");
    }

    @Test
    void whatHasNoRoomIsRefusedBeforeItIsWritten() {
        try (NewFiles files = new NewFiles(folder)) {
            assertThatThrownBy(() -> files.create(FileName.parse("a").orElseThrow(), Long.MAX_VALUE / 2))
                    .isInstanceOfSatisfying(
                            ContainerException.class,
                            refused -> assertThat(refused.fault()).isEqualTo(ContainerFault.FILE_FAULT))
                    .hasMessageContaining("not enough room");
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> new NewFiles(folder.resolve("none")))
                .isInstanceOf(ContainerException.class)
                .hasMessageContaining("none");
    }

    @Test
    @Timeout(60)
    void nothingIsLeftOfAProgramThatIsEnded() throws Exception {
        ChildProcess program = ChildProcess.start(
                Stream.of(
                                List.of(ChildProcess.java()),
                                ShortLivedJvm.OPTIONS,
                                List.of(
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        UnpackingProgram.class.getName(),
                                        folder.toString()))
                        .flatMap(List::stream)
                        .toList(),
                Map.of(),
                temporary.resolve("output"));
        while (program.alive() && !program.output().contains(UnpackingProgram.READY)) {
            Thread.sleep(20);
        }
        assertThat(folder).isNotEmptyDirectory();
        program.terminate();
        assertThat(folder).isEmptyDirectory();
    }

    private static void write(NewFiles files, String name) throws IOException {
        try (FileSink.Content content = files.create(FileName.parse(name).orElseThrow(), 1)) {
            content.write(new byte[1], 1);
        }
    }
}
