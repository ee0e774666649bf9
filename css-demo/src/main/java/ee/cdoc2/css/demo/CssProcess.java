package ee.cdoc2.css.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A CSS in a process of its own, started as its operator would: {@code java -jar css.jar} and environment variables. */
final class CssProcess implements AutoCloseable {
    private static final String LISTENS = "CSS listens on";

    private final Process process;
    private final Thread output;

    private CssProcess(Process process, Thread output) {
        this.process = process;
        this.output = output;
    }

    /** Starts the server and returns when it listens; what it says goes to standard output. */
    static CssProcess start(Path jar, Map<String, String> environment) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-jar",
                            jar.toString())
                    .redirectErrorStream(true);
            // nobody balances the load of a demonstration
            builder.environment().put("CSS_SHUTDOWN_DRAIN", "PT0S");
            builder.environment().putAll(environment);
            Process process = builder.start();
            BufferedReader reader = process.inputReader();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println("   | " + line);
                if (line.contains(LISTENS)) {
                    return new CssProcess(process, passOn(reader));
                }
            }
            throw new IllegalStateException("the server did not start; its last words are above");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the server ends, for whatever reason. */
    void await() throws InterruptedException {
        process.waitFor();
        output.join();
    }

    private static Thread passOn(BufferedReader reader) {
        Thread thread = new Thread(
                () -> {
                    try {
                        reader.lines().forEach(line -> System.out.println("   | " + line));
                    } catch (UncheckedIOException serverHasEnded) {
                        System.out.println("   | (end)");
                    }
                },
                "css-output");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
