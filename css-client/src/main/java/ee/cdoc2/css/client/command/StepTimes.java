package ee.cdoc2.css.client.command;

import ee.cdoc2.css.client.journey.Progress;
import ee.cdoc2.css.client.journey.Step;
import ee.cdoc2.css.client.server.ServerEntry;
import ee.cdoc2.css.protocol.Scheme;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.protocol.json.JsonMembers;
import ee.cdoc2.css.protocol.json.JsonValue.JsonObject;
import ee.cdoc2.css.protocol.json.JsonValue.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the time of each step, for a monitoring system. */
final class StepTimes implements Progress {
    private final List<JsonObject> steps = new ArrayList<>();
    private final List<JsonString> warnings = new ArrayList<>();
    private String running;
    private String protocol;

    /** The steps that follow are of this protocol. */
    void of(Scheme scheme) {
        protocol = scheme.text();
    }

    @Override
    public void begins(Step step, Optional<ServerEntry> server) {
        running = step.code();
    }

    @Override
    public void done(Step step, Optional<ServerEntry> server, Duration took) {
        running = null;
        JsonMembers done = new JsonMembers().add("step", step.code());
        server.ifPresent(entry -> done.add("server", entry.id()));
        if (protocol != null) {
            done.add("protocol", protocol);
        }
        steps.add(done.add("ms", took.toMillis()).object());
    }

    @Override
    public void kept(ServerEntry server, ShareId share, Instant expires) {
        // nothing that is measured
    }

    @Override
    public void warning(String text) {
        warnings.add(new JsonString(text));
    }

    /** Adds the steps that were done, and the one that was not. */
    void addTo(JsonMembers line) {
        if (running != null) {
            line.add("failedStep", running);
        }
        line.add("steps", steps).add("warnings", warnings);
    }
}
