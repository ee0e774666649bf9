package ee.cdoc2.css.bench.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that css.jar runs on.
 *
 * @param home of the JDK
 * @param options for {@code java}; none is how the operator has it
 */
public record ServerJvm(Path home, List<String> options) {
    public ServerJvm {
        options = List.copyOf(options);
    }

    /** {@return the same with these options, too} */
    public ServerJvm and(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new ServerJvm(home, all);
    }

    /** {@return the command that starts css.jar} */
    public List<String> command(Path jar) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        return command;
    }
}
