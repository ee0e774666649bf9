package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.floor.FloorApplication;
import ee.cdoc2.css.bench.floor.FloorResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A css.jar that has {@link ee.cdoc2.css.bench.floor} in the place of CSS: the same server, with the same settings. */
public final class FloorJar {
    private static final String APPLICATION = "MICRO-INF/deploy/ROOT.war";
    private static final List<Class<?>> CLASSES = List.of(FloorApplication.class, FloorResource.class);
    private static final String CDI_OF_ANNOTATED_CLASSES = """
            <beans xmlns="https://jakarta.ee/xml/ns/jakartaee" bean-discovery-mode="annotated" version="4.0"/>
            """;

    private FloorJar() {}

    /**
     * {@return the file}
     *
     * @param css a css.jar
     * @param work where it is made
     */
    public static Path make(Path css, Path work) {
        Path floor = work.resolve("floor.jar");
        try {
            Files.copy(css, floor);
            Path application = work.resolve("floor.war");
            writeApplication(application);
            try (FileSystem jar = FileSystems.newFileSystem(floor)) {
                Files.copy(application, jar.getPath(APPLICATION), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return floor;
    }

    private static void writeApplication(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream war = new ZipOutputStream(out)) {
            // by this entry Payara knows that it is a WAR
            war.putNextEntry(new ZipEntry("WEB-INF/"));
            war.putNextEntry(new ZipEntry("WEB-INF/beans.xml"));
            war.write(CDI_OF_ANNOTATED_CLASSES.getBytes(StandardCharsets.UTF_8));
            for (Class<?> part : CLASSES) {
                String name = part.getName().replace('.', '/') + ".class";
                war.putNextEntry(new ZipEntry("WEB-INF/classes/" + name));
                try (InputStream in = part.getClassLoader().getResourceAsStream(name)) {
                    in.transferTo(war);
                }
            }
        }
    }
}
