package ee.cdoc2.css.micro.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** css.jar has what the jars in it had. */
class OneJarTest {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0, 0);
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @TempDir
    private Path folder;

    @Test
    void whatTheJarsHoldStandsInOne() throws IOException {
        Path whole = make(Map.of("a/A.class", "outer"), Map.of("b/B.class", "inner", "c/text.properties", "inner"));
        assertThat(text(whole, "a/A.class")).isEqualTo("outer");
        assertThat(text(whole, "b/B.class")).isEqualTo("inner");
        assertThat(text(whole, "c/text.properties")).isEqualTo("inner");
        assertThat(names(whole)).noneMatch(name -> name.endsWith("a.jar"));
    }

    @Test
    void theManifestIsThatOfTheWholeAndComesFirst() throws IOException {
        Path whole = make(Map.of(), Map.of(MANIFEST, "inner"));
        assertThat(text(whole, MANIFEST)).isEqualTo("outer manifest");
        assertThat(names(whole)).first().isEqualTo(MANIFEST);
    }

    @Test
    void theFirstFileOfANameCounts() throws IOException {
        Path whole =
                make(Map.of("A.class", "outer"), Map.of("A.class", "inner", "B.class", "1"), Map.of("B.class", "2"));
        assertThat(text(whole, "A.class")).isEqualTo("outer");
        assertThat(text(whole, "B.class")).isEqualTo("1");
    }

    @Test
    void filesThatNameServicesArePutTogether() throws IOException {
        String name = "META-INF/services/java.sql.Driver";
        String inhabitants = "META-INF/hk2-locator/default";
        Path whole = make(
                Map.of(), Map.of(name, "one", inhabitants, "[one]\n"), Map.of(name, "two", inhabitants, "[two]\n"));
        assertThat(text(whole, name).lines()).containsExactly("one", "two");
        assertThat(text(whole, inhabitants).lines().filter(line -> !line.isEmpty()))
                .containsExactly("[one]", "[two]");
    }

    @Test
    void servicesThatCssDoesNotUseAreNotNamed() throws IOException {
        String name = "META-INF/services/jakarta.enterprise.inject.spi.Extension";
        Path whole = make(
                Map.of(),
                Map.of(name, "a.Used\nfish.payara.microprofile.telemetry.tracing.TelemetryCdiExtension\nb.Used"));
        assertThat(text(whole, name).lines().filter(line -> !line.isEmpty())).containsExactly("a.Used", "b.Used");
    }

    @Test
    void ofAFileForSeveralVersionsOfJavaThatFor17IsTaken() throws IOException {
        Path whole = make(
                Map.of(),
                Map.of(
                        "A.class", "8",
                        "META-INF/versions/9/A.class", "9",
                        "META-INF/versions/11/A.class", "11",
                        "META-INF/versions/21/A.class", "21",
                        "META-INF/versions/11/OnlyThere.class", "11",
                        "META-INF/versions/9/module-info.class", "module"));
        assertThat(text(whole, "A.class")).isEqualTo("11");
        assertThat(text(whole, "OnlyThere.class")).isEqualTo("11");
        assertThat(names(whole)).noneMatch(name -> name.contains("versions") || name.contains("module-info"));
    }

    @Test
    void signaturesOfTheJarsAreLeftOut() throws IOException {
        Path whole =
                make(Map.of(), Map.of("META-INF/BC.SF", "digests", "META-INF/BC.RSA", "signature", "A.class", "1"));
        assertThat(names(whole)).contains("A.class").noneMatch(name -> name.contains("BC."));
    }

    @Test
    void licencesOfEachJarAreKept() throws IOException {
        Path whole = make(
                Map.of(),
                Map.of("META-INF/LICENSE.md", "first", "META-INF/NOTICE", "first"),
                Map.of("META-INF/LICENSE.md", "second"));
        assertThat(text(whole, "META-INF/licences/0.jar/LICENSE.md")).isEqualTo("first");
        assertThat(text(whole, "META-INF/licences/0.jar/NOTICE")).isEqualTo("first");
        assertThat(text(whole, "META-INF/licences/1.jar/LICENSE.md")).isEqualTo("second");
    }

    @Test
    void theApplicationAndTheResourceAdaptersStayArchives() throws IOException {
        Path whole = make(Map.of("MICRO-INF/deploy/ROOT.war", "war", "MICRO-INF/runtime/ds.rar", "rar"));
        assertThat(text(whole, "MICRO-INF/deploy/ROOT.war")).isEqualTo("war");
        assertThat(text(whole, "ds.rar")).isEqualTo("rar");
    }

    @Test
    void theSamePartsGiveTheSameBytes() throws IOException {
        Map<String, String> jar = Map.of("META-INF/services/a", "a", "META-INF/services/b", "b");
        byte[] first = Files.readAllBytes(make(Map.of(), jar, jar));
        assertThat(Files.readAllBytes(make(Map.of(), jar, jar))).isEqualTo(first);
    }

    @SafeVarargs
    private Path make(Map<String, String> outer, Map<String, String>... jars) throws IOException {
        Path parts = folder.resolve("parts.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(parts))) {
            put(out, outer);
            put(out, Map.of(MANIFEST, "outer manifest"));
            for (int i = 0; i < jars.length; i++) {
                ByteArrayOutputStream jar = new ByteArrayOutputStream();
                try (ZipOutputStream inner = new ZipOutputStream(jar)) {
                    put(inner, jars[i]);
                }
                out.putNextEntry(new ZipEntry("MICRO-INF/runtime/" + i + ".jar"));
                out.write(jar.toByteArray());
                out.closeEntry();
            }
        }
        Path whole = folder.resolve("whole.jar");
        OneJar.make(parts, whole, TIME);
        return whole;
    }

    private static void put(ZipOutputStream out, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            out.putNextEntry(new ZipEntry(file.getKey()));
            out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }

    private static List<String> names(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().<String>map(ZipEntry::getName).toList();
        }
    }

    private static String text(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
