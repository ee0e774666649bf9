package ee.cdoc2.css.it;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.it.operator.Management;
import ee.cdoc2.css.it.process.Product;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The version that was built, wherever somebody may look for it: the same text everywhere. */
@Tag("h2")
class VersionIT extends BlackBox {

    /** What of an archive's inside is ours. */
    private static final String OURS = "(?:.*/)?(?:css-(?:protocol|persistence|ejb|web).*\\.(?:jar|war)|ROOT\\.war)";

    @Test
    void theRunningServerTellsTheVersionOfItsArchive() throws IOException {
        String version = versionOf(Product.selected().archive());

        assertThat(scrape().samples()).containsEntry(sample(version), 1.0);
        try (Management management = environment.server().management()) {
            assertThat(management.get("Version")).isEqualTo(version);
        }
        assertThat(environment.server().log())
                .containsSubsequence("CSS " + version + " starts", "Signatures are verified by", "CSS is up");
    }

    @Test
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "micro",
            disabledReason = "only css.jar has a command line")
    void cssJarTellsItFirstOfAllAndWhenItIsAsked(@TempDir Path directory) throws IOException {
        String version = versionOf(Product.selected().archive());
        List<String> asked = new ArrayList<>(Product.selected().command());
        asked.add("--version");
        ChildProcess process = ChildProcess.start(asked, Map.of(), directory.resolve("version.log"));

        assertThat(process.end()).isZero();
        assertThat(process.output().lines()).containsExactly("css.jar " + version);
        assertThat(environment.server().log().lines())
                .first()
                .asString()
                .contains("css.jar " + version + " starts on Java");
    }

    /** Every user of the machine can see it: a password is never one. */
    @Test
    @EnabledIfSystemProperty(
            named = "css.it.server",
            matches = "micro",
            disabledReason = "only css.jar has a command line")
    void cssJarTakesNoOtherArgument(@TempDir Path directory) {
        List<String> asked = new ArrayList<>(Product.selected().command());
        asked.add("--password=x");
        ChildProcess process = ChildProcess.start(asked, Map.of(), directory.resolve("argument.log"));

        assertThat(process.end()).isEqualTo(1);
        assertThat(process.output()).contains("css.jar takes no arguments but --version and --ready");
    }

    @Test
    void everyArchiveOfOursInItHasTheVersionToo() throws IOException {
        Path archive = Product.selected().archive();
        String version = versionOf(archive);
        List<String> seen = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().matches(OURS)) {
                    check(entry.getName(), zip.getInputStream(entry).readAllBytes(), version, seen);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(4);
    }

    private static void check(String name, byte[] bytes, String version, List<String> seen) throws IOException {
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(jar.getManifest()).as(name).isNotNull();
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                    .as(name)
                    .isEqualTo(version);
            assertThat(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE))
                    .as(name)
                    .startsWith("css-");
            seen.add(name);
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (entry.getName().matches(OURS)) {
                    check(entry.getName(), jar.readAllBytes(), version, seen);
                }
            }
        }
    }

    private static String versionOf(Path archive) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            return new Manifest(zip.getInputStream(zip.getEntry("META-INF/MANIFEST.MF")))
                    .getMainAttributes()
                    .getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        }
    }

    private static String sample(String version) {
        String[] parts = version.split("\\+", 2);
        return "css_build_info{commit=\"%s\",version=\"%s\"}"
                .formatted(parts.length < 2 ? "unknown" : parts[1], parts[0]);
    }
}
