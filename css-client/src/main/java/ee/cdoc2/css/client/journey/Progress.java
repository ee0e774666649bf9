package ee.cdoc2.css.client.journey;

import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.ShareId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Receives the progress of a journey, on the journey's own thread. */
public interface Progress {

    /**
     * A step is to begin.
     *
     * @param step   which
     * @param server with which server; empty for a step of the client's own
     */
    void begins(Step step, Optional<ServerEntry> server);

    /**
     * A step is done.
     *
     * @param step   which
     * @param server with which server; empty for a step of the client's own
     * @param took   how long
     */
    void done(Step step, Optional<ServerEntry> server, Duration took);

    /**
     * A server that has released its share says until when it keeps it.
     *
     * @param server  which
     * @param share   its share
     * @param expires when it deletes it, in whole seconds
     */
    void kept(ServerEntry server, ShareId share, Instant expires);

    /**
     * A warning for a person; the journey goes on.
     *
     * @param text a sentence
     */
    void warning(String text);

    /** {@return one who listens to nothing} */
    static Progress silent() {
        return new Progress() {
            @Override
            public void begins(Step step, Optional<ServerEntry> server) {
                // nobody listens
            }

            @Override
            public void done(Step step, Optional<ServerEntry> server, Duration took) {
                // nobody listens
            }

            @Override
            public void kept(ServerEntry server, ShareId share, Instant expires) {
                // nobody listens
            }

            @Override
            public void warning(String text) {
                // nobody listens
            }
        };
    }
}
