package ee.cdoc2.css.demo;

import ee.cdoc2.css.client.server.ServerEntry;
import java.util.Map;
import java.util.function.Supplier;

/** Tells what a server asks the OCSP responder while a request is under way. */
final class OcspWatch {
    private final Narrator narrator;
    private final People people;

    OcspWatch(Narrator narrator, People people) {
        this.narrator = narrator;
        this.people = people;
    }

    /** {@return what the call gives} */
    <T> T during(ServerEntry server, Supplier<T> call) {
        Map<String, Integer> before = people.ocspAnswers();
        T answer;
        try {
            answer = call.get();
        } finally {
            people.ocspAnswers().forEach((status, count) -> {
                if (count > before.get(status)) {
                    narrator.sends(
                            server.name(),
                            "OCSP responder",
                            "is this certificate revoked?   OCSP responder -> " + server.name() + ": " + status);
                }
            });
        }
        if (people.ocspAnswers().equals(before)) {
            narrator.note("   " + server.name() + " was told less than a minute ago that the certificate is good");
        }
        return answer;
    }
}
