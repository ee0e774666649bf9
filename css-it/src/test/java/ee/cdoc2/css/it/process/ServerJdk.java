package ee.cdoc2.css.it.process;

import ee.cdoc2.css.testkit.process.ChildProcess;
import ee.cdoc2.css.testkit.process.ShortLivedJvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JDK that servers and their tools run on: system property {@code css.it.java.home}, or else the one that runs the tests. */
final class ServerJdk {

    /**
     * Where the letter i has no dot in upper case, and clocks are a quarter of an hour off the others'. What depends on that is
     * seen by the whole suite, on each server with one of the databases.
     */
    private static final List<String> ELSEWHERE =
            List.of("-Duser.language=tr", "-Duser.country=TR", "-Duser.timezone=Asia/Kathmandu");

    private static final boolean MEASURED = Boolean.getBoolean("css.it.measure");

    /** Where OpenTelemetry's Java agent is; nothing unless its spans are wanted. */
    private static final String AGENT = System.getProperty("css.it.agent");

    private ServerJdk() {}

    static String home() {
        return System.getProperty("css.it.java.home", System.getProperty("java.home"));
    }

    static String java() {
        return Path.of(home(), "bin", "java").toString();
    }

    /**
     * {@return a test's JVM options, and those of OpenTelemetry's agent if it is wanted; none if system property {@code css.it.measure} is
     * true: then the server is as an operator has it}
     */
    static List<String> options() {
        if (MEASURED) {
            return List.of();
        }
        List<String> options = new ArrayList<>(ShortLivedJvm.OPTIONS);
        if (AGENT != null) {
            options.add("-javaagent:" + AGENT);
            options.add("-Dotel.javaagent.extensions=" + System.getProperty("css.it.agent.extension"));
        }
        if ("postgres".equals(System.getProperty("css.it.database"))) {
            options.addAll(ELSEWHERE);
        }
        return options;
    }

    /**
     * {@return the file of options with which this JDK takes css.jar's classes from an archive; none unless css-it/class-archive has
     * made one, nothing is measured, and there is no agent, with which Java 17 has crashed: system property {@code css.it.class-archive}}
     */
    static List<String> classArchive() {
        String options = System.getProperty("css.it.class-archive");
        return MEASURED || AGENT != null || options == null ? List.of() : List.of("@" + options);
    }

    /** {@return the variable that gives a server's tools, which live for a second, the options of {@link ShortLivedJvm}} */
    static Map<String, String> optionsOfTools() {
        return MEASURED ? Map.of() : Map.of("JDK_JAVA_OPTIONS", String.join(" ", ShortLivedJvm.OPTIONS));
    }

    /** Starts a server's tool with this JDK as its JAVA_HOME. */
    static ChildProcess startTool(List<String> command, Map<String, String> environment, Path output) {
        Map<String, String> complete = new TreeMap<>(environment);
        complete.putAll(optionsOfTools());
        return start(command, complete, output);
    }

    /** Starts a program with this JDK as its JAVA_HOME. */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path output) {
        Map<String, String> complete = new TreeMap<>(environment);
        complete.put("JAVA_HOME", home());
        complete.put("LC_ALL", "C.UTF-8");
        if (AGENT != null) {
            // whose spans nobody looks at
            complete.putIfAbsent("OTEL_TRACES_EXPORTER", "none");
        }
        return ChildProcess.start(command, complete, output);
    }
}
