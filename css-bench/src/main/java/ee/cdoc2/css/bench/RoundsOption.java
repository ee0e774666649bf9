package ee.cdoc2.css.bench;

import picocli.CommandLine.Option;

/** How often two servers take turns. */
final class RoundsOption {
    @Option(
            names = "--rounds",
            paramLabel = "NUMBER",
            defaultValue = "5",
            description = "How often each is measured. By default ${DEFAULT-VALUE}.")
    private int number;

    int number() {
        return number;
    }
}
