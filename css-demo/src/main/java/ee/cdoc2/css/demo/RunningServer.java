package ee.cdoc2.css.demo;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.DidNotStart;
import ee.cdoc2.css.testkit.process.Polling;
import ee.cdoc2.css.testkit.process.ShortLivedJvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A CSS in a process of its own, started as its operator would: {@code java -jar css.jar} and environment variables. */
final class RunningServer implements AutoCloseable {
    private static final String LISTENS = "CSS listens on";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);

    private final String id;
    private final ChildProcess process;
    private int linesTold;

    private RunningServer(String id, ChildProcess process) {
        this.id = id;
        this.process = process;
    }

    /**
     * {@return the server, which listens}
     *
     * @param id of the server
     * @param settings its environment variables
     * @param folder for the file with its output
     */
    static RunningServer start(String id, Path jar, Map<String, String> settings, Path folder) {
        List<String> command = new ArrayList<>(List.of(ChildProcess.java()));
        command.addAll(ShortLivedJvm.OPTIONS);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        Map<String, String> environment = new TreeMap<>(settings);
        // a demonstration has no load balancer that has to notice the stop
        environment.put("CSS_SHUTDOWN_DRAIN", "PT0S");
        ChildProcess process = ChildProcess.start(command, environment, folder.resolve("css.log"));
        new Polling(STARTS_WITHIN).until(() -> process.output().contains(LISTENS) || !process.alive());
        if (!process.output().contains(LISTENS)) {
            process.kill();
            throw new DidNotStart("the server " + id + " did not start", process.output());
        }
        return new RunningServer(id, process);
    }

    String id() {
        return id;
    }

    /** {@return the lines that the server has written since the last call} */
    List<String> newLines() {
        List<String> lines = process.output().lines().toList();
        List<String> fresh = lines.subList(linesTold, lines.size());
        linesTold = lines.size();
        return fresh;
    }

    /** Waits until the server ends, for whatever reason. */
    void await() throws InterruptedException {
        process.await();
    }

    @Override
    public void close() {
        process.terminate();
    }
}
