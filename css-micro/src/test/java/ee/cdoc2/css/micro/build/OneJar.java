package ee.cdoc2.css.micro.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes css.jar of the jar that the assembly has made in the form of Payara Micro: what the jars inside it hold stands in css.jar
 * itself. So Java's own class path has all of the server. Nothing is unpacked at a start, a class is looked for in one jar
 * instead of in 320, and Java can keep the server's classes in a class archive of its own (docs/performance.md, Start).
 *
 * <p>The class path finds in css.jar what it would have found in the jars, in their order:
 *
 * <ul>
 *   <li>of files of the same name the first one counts;
 *   <li>files that name services ({@code META-INF/services}, {@code META-INF/hk2-locator}) are put together, without {@link UnusedServices};
 *   <li>of a file for several versions of Java ({@code META-INF/versions}) the one for Java 17 is taken, the oldest that
 *       CSS runs on;
 *   <li>signatures of jars ({@code .SF}) are left out: they are of the jar that was, and Java would take css.jar for a broken one;
 *   <li>licences and notices are kept for each jar, under {@code META-INF/licences/}.
 * </ul>
 *
 * <p>Resource adapters ({@code .rar}) go to the top, where Payara looks for them. The times of all entries are those of the
 * build, so that the same input gives the same bytes.
 */
final class OneJar {
    private static final int JAVA = 17;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern INNER = Pattern.compile("MICRO-INF/(?:lib|runtime)/([^/]++)(?<=\\.[jr]ar)");
    private static final Pattern SERVICES = Pattern.compile("META-INF/(?:services|hk2-locator)/.++");
    private static final Pattern VERSION = Pattern.compile("META-INF/versions/(\\d++)/(.++)");
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]++(?<=\\.(?:SF|RSA|DSA|EC))");
    private static final Pattern LICENCE =
            Pattern.compile("(?:META-INF/)?((?:LICEN[CS]E|NOTICE|COPYRIGHT)[^/]*+)", Pattern.CASE_INSENSITIVE);

    private final ZipOutputStream out;
    private final LocalDateTime time;
    private final Set<String> names = new HashSet<>();
    private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();

    private OneJar(ZipOutputStream out, LocalDateTime time) {
        this.out = out;
        this.time = time;
    }

    /**
     * Makes a jar.
     *
     * @param arguments the jar with jars in it; the file to write; the time of its entries, as {@code 2026-01-01T00:00:00Z}
     */
    public static void main(String[] arguments) throws IOException {
        make(Path.of(arguments[0]), Path.of(arguments[1]), LocalDateTime.parse(arguments[2].replace("Z", "")));
    }

    /**
     * Makes a jar.
     *
     * @param parts the jar with jars in it
     * @param whole the file to write
     * @param time  the time of its entries
     */
    static void make(Path parts, Path whole, LocalDateTime time) throws IOException {
        try (ZipFile zip = new ZipFile(parts.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(whole))) {
            OneJar jar = new OneJar(out, time);
            jar.addOuter(zip);
            for (ZipEntry inner : zip.stream().filter(OneJar::isJar).toList()) {
                jar.addInner(inner.getName(), zip.getInputStream(inner).readAllBytes());
            }
            jar.addServices();
        }
    }

    private static boolean isJar(ZipEntry entry) {
        return INNER.matcher(entry.getName()).matches() && entry.getName().endsWith(".jar");
    }

    private void addOuter(ZipFile zip) throws IOException {
        // first, where the java command and tools expect it
        add(MANIFEST, zip.getInputStream(zip.getEntry(MANIFEST)).readAllBytes());
        zip.stream().filter(entry -> !isJar(entry)).forEach(entry -> {
            Matcher adapter = INNER.matcher(entry.getName());
            try (InputStream in = zip.getInputStream(entry)) {
                addUnlessThere(adapter.matches() ? adapter.group(1) : entry.getName(), in.readAllBytes());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private void addInner(String jar, byte[] bytes) throws IOException {
        Map<String, byte[]> files = read(bytes);
        Map<String, byte[]> forJava = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (!VERSION.matcher(name).matches()) {
                forJava.put(name, content);
            }
        });
        files.entrySet().stream()
                .filter(file -> version(file.getKey()) > 0 && version(file.getKey()) <= JAVA)
                .sorted(Comparator.comparingInt(file -> version(file.getKey())))
                .forEach(file -> forJava.put(unversioned(file.getKey()), file.getValue()));
        String origin = jar.substring(jar.lastIndexOf('/') + 1);
        for (Map.Entry<String, byte[]> file : forJava.entrySet()) {
            Matcher licence = LICENCE.matcher(file.getKey());
            if (licence.matches()) {
                addUnlessThere("META-INF/licences/" + origin + "/" + licence.group(1), file.getValue());
            } else if (isOfTheWhole(file.getKey())) {
                addUnlessThere(file.getKey(), file.getValue());
            }
        }
    }

    private static boolean isOfTheWhole(String name) {
        return !name.equals(MANIFEST)
                && !name.endsWith("module-info.class")
                && !SIGNATURE.matcher(name).matches();
    }

    private static Map<String, byte[]> read(byte[] jar) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.putIfAbsent(entry.getName(), in.readAllBytes());
                }
            }
        }
        return files;
    }

    private static int version(String name) {
        Matcher version = VERSION.matcher(name);
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String unversioned(String name) {
        Matcher version = VERSION.matcher(name);
        return version.matches() ? version.group(2) : name;
    }

    private void addUnlessThere(String name, byte[] content) throws IOException {
        if (SERVICES.matcher(name).matches()) {
            ByteArrayOutputStream all = services.computeIfAbsent(name, first -> new ByteArrayOutputStream());
            all.writeBytes(content);
            // the last line of a file may have no end
            all.write('\n');
        } else if (!names.contains(name)) {
            add(name, content);
        }
    }

    private void addServices() throws IOException {
        for (Map.Entry<String, ByteArrayOutputStream> file : new TreeMap<>(services).entrySet()) {
            add(file.getKey(), UnusedServices.leftOutOf(file.getValue().toByteArray()));
        }
    }

    private void add(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        if (packed(name)) {
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
        names.add(name);
    }

    private static boolean packed(String name) {
        return List.of(".war", ".rar", ".jar").stream().anyMatch(name::endsWith);
    }
}
