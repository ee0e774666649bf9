package ee.cdoc2.css.micro.build;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

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
 * build, so that the same input gives the same bytes. Files stay compressed as they are in their jar: to compress 275 MB takes ten times
 * as long as everything else here.
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

    private final ZipArchiveOutputStream out;
    private final LocalDateTime time;
    private final Set<String> names = new HashSet<>();
    private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();

    private OneJar(ZipArchiveOutputStream out, LocalDateTime time) {
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
        try (ZipFile outer = ZipFile.builder().setPath(parts).get();
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(whole)) {
            OneJar jar = new OneJar(out, time);
            List<ZippedFile> files = ZippedFile.allOf(outer);
            jar.addOuter(files.stream().filter(file -> !isJar(file)).toList());
            for (ZippedFile file : files.stream().filter(OneJar::isJar).toList()) {
                try (ZipFile inner = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file.content()))
                        .get()) {
                    jar.addInner(
                            file.name(),
                            ZippedFile.allOf(inner).stream()
                                    .filter(each -> !each.isFolder())
                                    .toList());
                }
            }
            jar.addServices();
        }
    }

    private static boolean isJar(ZippedFile file) {
        return INNER.matcher(file.name()).matches() && file.name().endsWith(".jar");
    }

    private void addOuter(List<ZippedFile> files) throws IOException {
        // first, where the java command and tools expect it
        for (ZippedFile file : files.stream()
                .sorted(Comparator.comparing(file -> !file.name().equals(MANIFEST)))
                .toList()) {
            Matcher adapter = INNER.matcher(file.name());
            addUnlessThere(adapter.matches() ? adapter.group(1) : file.name(), file);
        }
    }

    private void addInner(String jar, List<ZippedFile> files) throws IOException {
        Map<String, ZippedFile> forJava = new LinkedHashMap<>();
        files.stream()
                .filter(file -> !VERSION.matcher(file.name()).matches())
                .forEach(file -> forJava.putIfAbsent(file.name(), file));
        files.stream()
                .filter(file -> version(file.name()) > 0 && version(file.name()) <= JAVA)
                .sorted(Comparator.comparingInt(file -> version(file.name())))
                .forEach(file -> forJava.put(unversioned(file.name()), file));
        String origin = jar.substring(jar.lastIndexOf('/') + 1);
        for (Map.Entry<String, ZippedFile> file : forJava.entrySet()) {
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

    private static int version(String name) {
        Matcher version = VERSION.matcher(name);
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String unversioned(String name) {
        Matcher version = VERSION.matcher(name);
        return version.matches() ? version.group(2) : name;
    }

    private void addUnlessThere(String name, ZippedFile file) throws IOException {
        if (SERVICES.matcher(name).matches()) {
            ByteArrayOutputStream all = services.computeIfAbsent(name, first -> new ByteArrayOutputStream());
            all.writeBytes(file.content());
            // the last line of a file may have no end
            all.write('\n');
        } else if (names.add(name)) {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setTimeLocal(time);
            if (isArchive(name)) {
                file.storeIn(out, entry);
            } else {
                file.copyTo(out, entry);
            }
        }
    }

    private void addServices() throws IOException {
        for (Map.Entry<String, ByteArrayOutputStream> file : new TreeMap<>(services).entrySet()) {
            ZipArchiveEntry entry = new ZipArchiveEntry(file.getKey());
            entry.setTimeLocal(time);
            out.putArchiveEntry(entry);
            out.write(UnusedServices.leftOutOf(file.getValue().toByteArray()));
            out.closeArchiveEntry();
        }
    }

    private static boolean isArchive(String name) {
        return List.of(".war", ".rar", ".jar").stream().anyMatch(name::endsWith);
    }
}
