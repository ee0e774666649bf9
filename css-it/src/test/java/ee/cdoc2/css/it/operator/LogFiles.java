package ee.cdoc2.css.it.operator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Everything that a server has written for people to read: what it printed, and every file with {@code .log} in its name in
 * its directory.
 *
 * @param directory the server's
 */
public record LogFiles(Path directory) {
    /** The most that a request may add to {@link #bytesWithout}, 1 KB; an application server prints its log once more. */
    public static final int MOST_OF_A_REQUEST = "micro".equals(System.getProperty("css.it.server")) ? 1024 : 2 * 1024;

    /** How often a server says the same in full at most, before it only counts: Open Liberty 3 times. */
    public static final int TOLD_IN_FULL = 3;

    private static final int SHOWN = 160;
    private static final int TURNS = 5;

    /**
     * Searches all of them.
     *
     * @param secrets texts by what they are
     * @return where one stands, and what it is
     */
    public List<String> findings(Map<String, String> secrets) {
        List<String> findings = new ArrayList<>();
        forEachLine((file, line) -> secrets.forEach((what, secret) -> {
            if (line.contains(secret)) {
                findings.add(
                        what + " in " + file.getFileName() + ": " + line.substring(0, Math.min(SHOWN, line.length())));
            }
        }));
        return findings;
    }

    /** {@return the lines of the audit log in them, where it is the log category and not a file of its own} */
    public List<AuditLine> auditLines() {
        List<AuditLine> found = new ArrayList<>();
        forEachLine((file, line) -> found.addAll(AuditLine.within(line)));
        return found;
    }

    /**
     * {@return how many bytes all of them have, apart from the audit file, in which each refusal has its line, and from the
     * incidents of Open Liberty, which it writes down the first time only (docs/limits.md)}
     */
    public long bytesWithout(Path auditFile) {
        return files().stream()
                .filter(file -> !file.equals(auditFile) && !file.getParent().endsWith("ffdc"))
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    /**
     * {@return how many bytes of {@link #bytesWithout} each of these requests adds} They are sent again while it is too much, and
     * the least counts: what a request costs it costs each time, whereas housekeeping, which meets the same fault once in a minute
     * and is told in full, too, comes between some of them, on a slow machine more often than not.
     *
     * @param auditFile as above
     * @param requests  how many are sent
     * @param sending   sends them
     */
    public long bytesForEach(Path auditFile, int requests, Runnable sending) {
        long least = Long.MAX_VALUE;
        for (int turn = 0; turn < TURNS && least >= MOST_OF_A_REQUEST; turn++) {
            least = Math.min(least, bytesAdded(auditFile, sending) / requests);
        }
        return least;
    }

    private long bytesAdded(Path auditFile, Runnable sending) {
        long before = bytesWithout(auditFile);
        sending.run();
        return bytesWithout(auditFile) - before;
    }

    private void forEachLine(BiConsumer<Path, String> reader) {
        for (Path file : files()) {
            // a character is a byte: nothing is hidden by a broken encoding
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                lines.lines().forEach(line -> reader.accept(file, line));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file)
                            && file.getFileName().toString().contains(".log"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
