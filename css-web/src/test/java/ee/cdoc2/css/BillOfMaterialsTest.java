package ee.cdoc2.css;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import ee.cdoc2.css.testkit.RepositoryFiles;
import ee.cdoc2.css.testkit.process.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What src/main/release/bill makes is what a scanner reads: CycloneDX by its own schema, and about what was asked. */
class BillOfMaterialsTest {
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V7,
                    builder -> builder.schemaMappers(
                            mappers -> mappers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")))
            .getSchema(SchemaLocation.of("http://cyclonedx.org/schema/bom-1.6.schema.json"));

    @TempDir
    private Path folder;

    @Test
    void ofAnArchiveWithPartsHasEachOfThem() throws IOException {
        Path parts = write(
                "css-parts.jar",
                jar(
                        manifest("Main-Class", "ee.cdoc2.css.micro.Launcher"),
                        Map.of(
                                "MICRO-INF/lib/known.jar",
                                jar(
                                        new Manifest(),
                                        Map.of("META-INF/maven/org.example/known/pom.properties", coordinates())),
                                "MICRO-INF/runtime/named.jar",
                                jar(manifest("Bundle-SymbolicName", "org.example.named;singleton:=true"), Map.of()))));

        JsonNode bill = bill(parts.toString(), "css.jar");

        assertThat(bill.at("/metadata/component").toString())
                .isEqualTo(
                        "{\"type\":\"application\",\"group\":\"ee.cdoc2.css\",\"name\":\"css.jar\",\"version\":\"1.1.0+0123\"}");
        assertThat(all(bill, "name")).containsExactlyInAnyOrder("known", "org.example.named");
        assertThat(all(bill, "purl")).containsExactlyInAnyOrder("pkg:maven/org.example/known@2.0", "");
    }

    @Test
    void ofAnotherArchiveIsAboutALibrary() throws IOException {
        Path archive = write("any.jar", jar(manifest("Bundle-SymbolicName", "ee.cdoc2.css.grizzly"), Map.of()));

        JsonNode component = bill(archive.toString(), "css-grizzly.jar").at("/metadata/component");

        assertThat(component.path("type").asText()).isEqualTo("library");
        assertThat(component.path("name").asText()).isEqualTo("css-grizzly.jar");
        assertThat(component.path("version").asText()).isEqualTo("1.1.0+0123");
    }

    @Test
    void ofAnImageHasPackagesJavaAndJars() throws IOException {
        write("root/var/lib/dpkg/status", """
                Package: libc6
                Status: install ok installed
                Architecture: amd64
                Version: 2.41-12+deb13u1

                Package: gone
                Status: deinstall ok config-files
                Architecture: amd64
                Version: 1
                """.getBytes(StandardCharsets.UTF_8));
        write("root/opt/css/java/release", "JAVA_VERSION=\"25.0.1\"\n".getBytes(StandardCharsets.UTF_8));
        write("root/opt/css/css.jar", jar(manifest("Main-Class", "ee.cdoc2.css.micro.Launcher"), Map.of()));
        run("tar", "--create", "--file", "image.tar", "--directory", "root", ".");

        JsonNode bill = bill(folder.resolve("image.tar").toString(), "registry.example.org:5000/css:1.1.0");

        assertThat(bill.at("/metadata/component").toString())
                .isEqualTo("{\"type\":\"container\",\"name\":\"registry.example.org:5000/css\",\"version\":\"1.1.0\"}");
        assertThat(all(bill, "name")).containsExactlyInAnyOrder("libc6", "java", "css.jar");
        assertThat(all(bill, "purl")).contains("pkg:deb/debian/libc6@2.41-12%2Bdeb13u1?arch=amd64");
        assertThat(all(bill, "version")).contains("25.0.1", "1.1.0+0123");
    }

    @Test
    void ofWhatIsNotNamedIsRefused() {
        assertThat(start("python3", script(), "css.jar").end()).isNotZero();
    }

    /** The schema is looked at: it takes no kind of component that it does not know, and needs no network for what it refers to. */
    @Test
    void theSchemaRefusesWhatIsNone() throws IOException {
        JsonNode bill = bill(
                write("any.jar", jar(manifest("Main-Class", "Any"), Map.of())).toString(), "css.jar");

        assertThat(SCHEMA.validate(new ObjectMapper().readTree(bill.toString().replace("library", "jar"))))
                .isNotEmpty();
    }

    private JsonNode bill(String file, String name) throws IOException {
        JsonNode bill = new ObjectMapper().readTree(run("python3", script(), file, name));

        assertThat(SCHEMA.validate(bill)).isEmpty();
        return bill;
    }

    private static String script() {
        return RepositoryFiles.find("src/main/release/bill").toString();
    }

    private String run(String... command) {
        ChildProcess process = start(command);
        assertThat(process.end()).as(process::output).isZero();
        return process.output();
    }

    private ChildProcess start(String... command) {
        return ChildProcess.start(
                List.of(command), Map.of(), folder.resolve(UUID.randomUUID().toString()));
    }

    private static List<String> all(JsonNode bill, String field) {
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .map(component -> component.path(field).asText())
                .toList();
    }

    private static byte[] coordinates() {
        return "groupId=org.example\nartifactId=known\nversion=2.0\n".getBytes(StandardCharsets.UTF_8);
    }

    private static Manifest manifest(String name, String value) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.1.0+0123");
        manifest.getMainAttributes().putValue(name, value);
        return manifest;
    }

    private static byte[] jar(Manifest manifest, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new ZipEntry(file.getKey()));
                jar.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private Path write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }
}
