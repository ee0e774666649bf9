package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.ShareId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Collects warnings. */
record CollectedWarnings(List<String> warnings) implements Progress {

    @Override
    public void begins(Step step, Optional<ServerEntry> server) {
        // of no interest
    }

    @Override
    public void done(Step step, Optional<ServerEntry> server, Duration took) {
        // of no interest
    }

    @Override
    public void kept(ServerEntry server, ShareId share, Instant expires) {
        // not what is collected
    }

    @Override
    public void warning(String text) {
        warnings.add(text);
    }
}
