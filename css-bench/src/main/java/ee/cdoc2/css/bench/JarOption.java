package ee.cdoc2.css.bench;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which css.jar is measured. */
final class JarOption {
    @Option(
            names = "--jar",
            paramLabel = "FILE",
            defaultValue = "${sys:css.bench.jar}",
            description = "The css.jar to measure. By default what was built last.")
    private Path file;

    Path file() {
        return file;
    }
}
