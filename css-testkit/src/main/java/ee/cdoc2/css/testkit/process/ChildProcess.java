package ee.cdoc2.css.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that was started here, and whose output goes to a file. It does not outlive this JVM. */
public final class ChildProcess {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    /** The length of the file before the start. */
    private final long before;

    /** Ends the program when this JVM ends first. */
    private final Thread reaper;

    private ChildProcess(Process process, Path output, long before) {
        this.process = process;
        this.output = output;
        this.before = before;
        this.reaper = new Thread(this::destroy);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /**
     * Starts a program. Of this JVM's own environment it gets PATH, HOME and TMPDIR, and as JAVA_HOME the JDK that runs this.
     *
     * @param environment more variables; they go before the ones above
     * @param output everything it prints is appended to this file; its directory is made if needed, and is the program's
     *     working directory
     */
    public static ChildProcess start(List<String> command, Map<String, String> environment, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(output.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(output.getParent());
            long before = Files.exists(output) ? Files.size(output) : 0;
            return new ChildProcess(builder.start(), output, before);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the java program that runs this} */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return whether it still runs} */
    public boolean alive() {
        return process.isAlive();
    }

    /** {@return its process id} */
    public long pid() {
        return process.pid();
    }

    /** {@return what stands in its file: all that it has printed so far, after what was there before its start} */
    public String output() {
        return new String(fileOfOutput(), StandardCharsets.UTF_8);
    }

    /** {@return what it has printed so far, without what stood in the file before} */
    public String ownOutput() {
        byte[] all = fileOfOutput();
        return new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8);
    }

    private byte[] fileOfOutput() {
        try {
            return Files.readAllBytes(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** {@return the process id of its JVM: this process, or the one that a script has started} */
    public long javaPid() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(each -> each.info()
                        .command()
                        .filter(command -> command.endsWith("/java"))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no JVM among its processes"))
                .pid();
    }

    /** {@return MiB of memory that its JVM has resident, as Linux counts} */
    public long residentMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + javaPid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends SIGTERM and waits for the end. {@return the exit status} */
    public int terminate() {
        process.destroy();
        return end();
    }

    /** Sends SIGKILL, so that it cannot write anything more, and waits for the end. */
    public void kill() {
        destroy();
        end();
    }

    /** With a start script between, the JVM is a descendant. */
    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits until the program ends, however long that takes. */
    public void await() throws InterruptedException {
        process.waitFor();
    }

    /**
     * Waits for a program that ends by itself.
     *
     * @return the exit status
     * @throws IllegalStateException if it still runs after 90 seconds; it is killed then
     */
    public int end() {
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                destroy();
                throw new IllegalStateException("still runs after " + STOP_WITHIN + ":\n" + output());
            }
            Runtime.getRuntime().removeShutdownHook(reaper);
            return process.exitValue();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interruption);
        }
    }
}
