package ee.cdoc2.css.ocsp;

import ee.cdoc2.css.denial.Denial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it hears. */
final class WatchStub implements OcspWatch {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    List<String> heard() {
        return heard;
    }

    @Override
    public void asked(String responder, Optional<Denial> objection, Duration took) {
        heard.add(objection.map(Denial::name).orElse("good"));
    }

    @Override
    public void remembered(String responder) {
        heard.add("remembered");
    }

    @Override
    public void notAsked(String responder, Denial why) {
        heard.add(why.name());
    }

    @Override
    public void paused(String responder, boolean paused) {
        heard.add(responder + (paused ? " paused" : " asked again"));
    }
}
