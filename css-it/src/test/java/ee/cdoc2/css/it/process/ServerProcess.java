package ee.cdoc2.css.it.process;

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

/** A running program whose output goes to a file. It does not outlive this JVM. */
final class ServerProcess {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    /** As many bytes stood in the file before. */
    private final long before;

    private final Thread reaper;

    private ServerProcess(Process process, Path output, long before) {
        this.process = process;
        this.output = output;
        this.before = before;
        this.reaper = new Thread(this::destroy);
        Runtime.getRuntime().addShutdownHook(reaper);
    }

    /**
     * Starts a program with this environment, and nothing of ours but PATH, HOME and the JDK that runs the tests.
     *
     * @param output everything it prints is appended to this file
     */
    static ServerProcess start(List<String> command, Map<String, String> environment, Path output) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(output.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        try {
            long before = Files.exists(output) ? Files.size(output) : 0;
            return new ServerProcess(builder.start(), output, before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the java program that runs the tests} */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** {@return all that it has printed so far, and those that were started before it with the same file} */
    String output() {
        return new String(fileOfOutput(), StandardCharsets.UTF_8);
    }

    /** {@return what it alone has printed so far} */
    String ownOutput() {
        byte[] all = fileOfOutput();
        return new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8);
    }

    private byte[] fileOfOutput() {
        try {
            return Files.readAllBytes(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the process id of its JVM: this process, or the one that a script has started} */
    long javaPid() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(each -> each.info()
                        .command()
                        .filter(command -> command.endsWith("/java"))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no JVM among its processes"))
                .pid();
    }

    /** {@return MiB that its JVM has resident, as Linux tells it} */
    long residentMemory() {
        try {
            return Files.readAllLines(Path.of("/proc/" + javaPid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGTERM; waits for the end. {@return the exit status} */
    int terminate() {
        process.destroy();
        return end();
    }

    /** SIGKILL: no chance to write anything; waits for the end. */
    void kill() {
        destroy();
        end();
    }

    /** Where a start script is between us and the JVM, the JVM is what is meant. */
    private void destroy() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits for a process that is to end by itself. {@return the exit status} */
    int end() {
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                destroy();
                throw new IllegalStateException("still runs after " + STOP_WITHIN + ":\n" + output());
            }
            Runtime.getRuntime().removeShutdownHook(reaper);
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
