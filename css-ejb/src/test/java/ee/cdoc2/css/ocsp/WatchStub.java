package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears. */
final class WatchStub implements OcspWatch {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Set<String> responders = new ConcurrentSkipListSet<>();

    List<String> heard() {
        return heard;
    }

    /** {@return of which responders it heard} */
    Set<String> responders() {
        return responders;
    }

    @Override
    public void asked(String responder, Optional<Denial> objection, Duration took) {
        responders.add(responder);
        heard.add(objection.map(Denial::name).orElse("good"));
    }

    @Override
    public void remembered(String responder) {
        responders.add(responder);
        heard.add("remembered");
    }

    @Override
    public void notAsked(String responder, Denial why) {
        responders.add(responder);
        heard.add(why.name());
    }

    @Override
    public void paused(String responder, boolean paused) {
        responders.add(responder);
        heard.add(responder + (paused ? " paused" : " asked again"));
    }
}
