package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.process.Installed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time of day of one server's process, by <a href="https://github.com/wolfcw/libfaketime">libfaketime</a>. Its monotonic clock
 * and the clocks of all others stay right.
 *
 * @param file says how far the clock is off
 */
public record FakeClock(Path file) {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    /** {@return these settings for a server with this clock, which is right to begin with} */
    public ServerSettings of(ServerSettings settings) {
        set(Duration.ZERO);
        return settings.with("LD_PRELOAD", library().orElseThrow().toString())
                .with("FAKETIME_TIMESTAMP_FILE", file.toString())
                .with("FAKETIME_CACHE_DURATION", "1")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                // otherwise each wait of the JVM ends at once, and it does nothing but wait again
                .with("FAKETIME_FORCE_MONOTONIC_FIX", "0")
                .with("NO_FAKE_STAT", "1");
    }

    /** Sets the clock, within a second. */
    public void set(Duration ahead) {
        try {
            // never half a text
            Path next = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".next"),
                    String.format(Locale.ROOT, "%+d", ahead.toSeconds()));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends the test here, as aborted, where libfaketime is not installed; as failed where CI says that all is installed. */
    public static void assumeItIsInstalled() {
        Installed.assume(library().isPresent(), "libfaketime", "libfaketime");
    }

    /** {@return the library, if it is installed, where Debian has it} */
    private static Optional<Path> library() {
        return Stream.of("/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib")
                .map(folder -> Path.of(folder, LIBRARY))
                .filter(Files::isReadable)
                .findFirst();
    }
}
