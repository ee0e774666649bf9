package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What src/main/release/advisories finds in bills of materials. */
class AdvisoriesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{2} of {0} to {1}: {3}")
    @CsvSource({
        "0,     1.10,  1.9,            true",
        "0,     1.10,  1.10,           false",
        "0,     1.10,  1.10-rc1,       true",
        "0,     1.10,  1.10.0,         false",
        "0,     1.10,  1.10.Final,     false",
        "0,     1.10,  1.10-jre,       false",
        "1.2,   1.10,  1.1.9,          false",
        "1.2,   1.10,  1.2.0,          true",
        "4,     4.0.3, 4.0.2.payara-1, true",
        "2.0,   '',    3.1.4,          true",
        "4.0,   '',    3.1.4,          false"
    })
    void versionIsConcernedOrNot(String first, String mended, String version, boolean concerned) throws IOException {
        ChildProcess process =
                advisories(list(first, mended), bill("client.cdx.json", "org.example", "known", version));

        assertThat(process.end()).isEqualTo(concerned ? 1 : 0);
        assertThat(process.output().contains("org.example:known " + version + ": CVE-1"))
                .isEqualTo(concerned);
    }

    @Test
    void allBillsAreLookedAt() throws IOException {
        ChildProcess process = advisories(
                list("0", "2.0"),
                bill("server.cdx.json", "org.example", "other", "1.0"),
                bill("client.cdx.json", "org.example", "known", "1.0"));

        assertThat(process.end()).isEqualTo(1);
        assertThat(process.output())
                .contains("client.cdx.json: org.example:known 1.0: CVE-1, before 2.0: It reads, and never ends")
                .contains("2 components compared with 1 ranges")
                .doesNotContain("other");
    }

    /** For whoever has to look it up by hand. */
    @Test
    void whatHasNoCoordinatesIsNamed() throws IOException {
        ChildProcess process = advisories(list("0", ""), bill("client.cdx.json", "", "known", "1.0"));

        assertThat(process.end()).isZero();
        assertThat(process.output()).contains("client.cdx.json: known has no coordinates");
    }

    private ChildProcess advisories(Path list, Path... bills) {
        List<String> command = new ArrayList<>(List.of(
                "python3", RepositoryFiles.find("src/main/release/advisories").toString(), list.toString()));
        for (Path bill : bills) {
            command.add(bill.toString());
        }
        return ChildProcess.start(command, Map.of(), folder.resolve("output"));
    }

    private Path list(String first, String mended) throws IOException {
        return Files.writeString(
                folder.resolve("list.csv"),
                "CVE-1,2026-01-01T00:00:00Z,\"It reads, and never ends\",org.example:known,%s,%s,HIGH,CWE-1%n"
                        .formatted(first, mended));
    }

    private Path bill(String name, String group, String artifact, String version) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"components\":[{\"type\":\"library\",\"group\":\"%s\",\"name\":\"%s\",\"version\":\"%s\"}]}"
                        .formatted(group, artifact, version));
    }
}
