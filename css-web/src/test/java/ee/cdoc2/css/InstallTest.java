package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What sets up Open Liberty and WildFly, with the folder of drivers as an upgrade may leave it. What they set up, the black-box suite runs.
 */
class InstallTest {
    @TempDir
    private Path folder;

    private Path drivers;
    private Path server;

    @BeforeEach
    void makeFolders() throws IOException {
        drivers = Files.createDirectory(folder.resolve("drivers"));
        server = folder.resolve("server");
        Files.createDirectories(folder.resolve("home/standalone"));
        Files.createFile(folder.resolve("css.ear"));
    }

    @ParameterizedTest
    @CsvSource({
        "liberty, h2,         h2-2.3.232.jar h2-2.4.240.jar postgresql-42.7.14.jar",
        "liberty, postgresql, h2-2.4.240.jar postgresql-42.7.13.jar postgresql-42.7.14.jar",
        "liberty, postgresql, h2-2.4.240.jar",
        "wildfly, h2,         h2-2.3.232.jar h2-2.4.240.jar postgresql-42.7.14.jar",
        "wildfly, postgresql, h2-2.4.240.jar postgresql-42.7.13.jar postgresql-42.7.14.jar",
        "wildfly, postgresql, h2-2.4.240.jar"
    })
    void withoutOneVersionOfEachDriverNothingIsSetUp(String of, String driver, String files) throws IOException {
        drivers(files);

        ChildProcess install = install(of);

        assertThat(install.end()).isEqualTo(1);
        assertThat(install.output())
                .isEqualTo(drivers + " must have one " + driver + "-*.jar, of one version; nothing has changed\n");
        assertThat(server).doesNotExist();
    }

    @Test
    void libertyHasTheDriversOfTheFolderAndNoOthers() throws IOException {
        drivers("h2-2.4.240.jar postgresql-42.7.14.jar");
        Path before = Files.createDirectories(server.resolve("servers/css/jdbc"));
        Files.createFile(before.resolve("h2-2.3.232.jar"));

        ChildProcess install = install("liberty");

        assertThat(install.end()).as(install.output()).isZero();
        assertThat(before)
                .isDirectoryNotContaining("glob:**h2-2.3.232.jar")
                .isDirectoryContaining("glob:**h2-2.4.240.jar")
                .isDirectoryContaining("glob:**postgresql-42.7.14.jar");
    }

    private void drivers(String files) throws IOException {
        for (String file : files.split(" ")) {
            Files.createFile(drivers.resolve(file));
        }
    }

    private ChildProcess install(String of) {
        Path script = RepositoryFiles.find("src/main/" + of + "/install");
        return ChildProcess.start(
                List.of(
                        script.toString(),
                        folder.resolve("home").toString(),
                        folder.resolve("css.ear").toString(),
                        drivers.toString()),
                Map.of(
                        "WLP_USER_DIR", server.toString(),
                        "JBOSS_BASE_DIR", server.toString(),
                        "CSS_TLS_KEYSTORE", folder.resolve("tls.p12").toString()),
                folder.resolve("output"));
    }
}
