package ee.cdoc2.css.bench.server;

import ee.cdoc2.css.bench.process.ProcessTree;
import java.util.Map;
import java.util.Optional;

/** H2 in css.jar, which starts and stops it, and keeps its file in the data directory. */
final class EmbeddedH2 implements Database {
    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public Optional<ProcessTree> process() {
        return Optional.empty();
    }

    @Override
    public Optional<SharesTable> shares() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // the server does
    }
}
