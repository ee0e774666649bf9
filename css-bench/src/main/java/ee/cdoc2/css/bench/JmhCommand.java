package ee.cdoc2.css.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code css-bench/run jmh}: what verifying a ticket costs, without a server. */
@Command(
        name = "jmh",
        description = {
            "Measures what verifying a ticket costs, and encrypting a row, without a server. Takes the options of JMH (-h), such as",
            "-p algorithm=ES256 -p provider=JDK all, and -jvm of another JDK."
        })
final class JmhCommand implements Callable<Integer> {
    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        // ends the process itself with status 1 when a benchmark fails
        Main.main(options.toArray(String[]::new));
        return 0;
    }
}
