package ee.cdoc2.css.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AuditSinksTest {
    private static final Logger CATEGORY = Logger.getLogger(LogCategory.NAME);

    private final AtomicLong now = new AtomicLong();

    @TempDir
    private Path folder;

    @AfterEach
    void resetCategory() {
        CATEGORY.setLevel(null);
        CATEGORY.setUseParentHandlers(true);
        for (Handler handler : CATEGORY.getHandlers()) {
            CATEGORY.removeHandler(handler);
        }
    }

    @Test
    void aFileGrowsByALine() throws IOException {
        AuditFile file = new AuditFile(folder.resolve("audit"), now::get);
        file.write(List.of("one"), true);
        file.write(List.of("two"), false);
        assertThat(folder.resolve("audit")).hasContent("one\ntwo\n");
    }

    @Test
    void linesThatBelongTogetherAreWrittenTogether() throws IOException {
        new AuditFile(folder.resolve("audit"), now::get).write(List.of("one", "two"), true);
        assertThat(folder.resolve("audit")).hasContent("one\ntwo\n");
    }

    @Test
    void aFileThatWasMovedAwayBeginsAnew() throws IOException {
        AuditFile file = new AuditFile(folder.resolve("audit"), now::get);
        file.write(List.of("one"), true);
        Files.move(folder.resolve("audit"), folder.resolve("audit.1"));
        file.write(List.of("two"), true);
        assertThat(folder.resolve("audit")).hasContent("two\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theLineAfterOneThatWasTornBeginsOnALineOfItsOwn() throws IOException {
        Path path = folder.resolve("audit");
        AuditFile file = new AuditFile(path, now::get);
        Files.createSymbolicLink(path, Path.of("/dev/full"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.write(List.of("torn"), true));
        Files.delete(path);
        Files.writeString(path, "to");

        file.write(List.of("one"), true);
        file.write(List.of("two"), true);

        assertThat(path).hasContent("to\none\ntwo\n");
    }

    @Test
    void aFileThatCannotBeWrittenIsNoticed() {
        AuditFile file = new AuditFile(folder.resolve("no-such-folder").resolve("audit"), now::get);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> file.write(List.of("one"), true));
        assertThatExceptionOfType(IOException.class).isThrownBy(file::probe);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @Timeout(60)
    void aDiskThatHangsHoldsUpOneLine() throws Exception {
        Path path = folder.resolve("audit");
        AuditFile file = new AuditFile(path, now::get);
        ExecutorService requests = Executors.newFixedThreadPool(2);
        // nothing can be written to a named pipe that nobody reads
        assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor())
                .isZero();
        try {
            CompletionService<IOException> outcomes = new ExecutorCompletionService<>(requests);
            outcomes.submit(() -> failureOf(file, "one"));
            outcomes.submit(() -> failureOf(file, "one"));

            assertThat(outcomes.take().get()).as("the one that waits").hasMessageContaining("take too long");
            now.addAndGet(AuditFile.PATIENCE.toNanos() + 1);
            assertThat(failureOf(file, "nobody waits any more")).hasMessageContaining("for more than 3 s");
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(file::probe)
                    .withMessageContaining("for more than 3 s");

            assertThat(Files.readString(path)).isEqualTo("one\n");
            assertThat(outcomes.take().get()).as("the one that hung").isNull();
            Files.delete(path);
            file.write(List.of("two"), true);
            assertThat(path).hasContent("two");
        } finally {
            requests.shutdownNow();
        }
    }

    private static IOException failureOf(AuditFile file, String line) {
        return catchThrowableOfType(IOException.class, () -> file.write(List.of(line), false));
    }

    @Test
    void aCategoryThatIsSwitchedOffIsNoticed() {
        CATEGORY.setLevel(Level.WARNING);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new LogCategory().write(List.of("one"), true))
                .withMessageContaining("switched off");
    }

    @Test
    void aHandlerThatFailsIsNoticed() {
        CATEGORY.setUseParentHandlers(false);
        CATEGORY.addHandler(new Handler() {
            @Override
            public void publish(LogRecord entry) {
                throw new IllegalStateException("no space left");
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new LogCategory().write(List.of("one"), true))
                .withMessageContaining("IllegalStateException");
    }
}
