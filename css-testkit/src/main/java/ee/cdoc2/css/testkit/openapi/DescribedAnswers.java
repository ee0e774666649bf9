package ee.cdoc2.css.testkit.openapi;

import ee.cdoc2.css.testkit.wire.ExchangeWatch;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.List;
import java.util.Optional;

/**
 * Fails whoever gets an answer that the description does not have.
 *
 * @param api the description
 * @param serverMayRefuse whether the requests are ones that a server may refuse by itself, before the application is
 *        reached. Such an answer says nothing of ours: no success and no JSON. That kind is let through then; and where the
 *        server has the application word its refusal, as an error page, it may add a header: Payara challenges whoever
 *        posts to j_security_check
 */
public record DescribedAnswers(ApiDescription api, boolean serverMayRefuse) implements ExchangeWatch {

    @Override
    public void saw(byte[] request, WireAnswer answer) {
        if (serverMayRefuse && isServersOwnRefusal(answer)) {
            return;
        }
        Optional<SentRequest> sent = SentRequest.in(request);
        List<String> faults = sent.map(http -> Exchange.faults(api, http, answer, serverMayRefuse))
                .orElseGet(() -> serverMayRefuse ? List.of() : List.of("this is no HTTP request"));
        if (!faults.isEmpty()) {
            throw new AssertionError("not as /openapi says: "
                    + sent.map(SentRequest::toString).orElse("what was sent") + " -> " + answer + ": " + faults);
        }
    }

    private static boolean isServersOwnRefusal(WireAnswer answer) {
        boolean json = answer.headers("Content-Type").stream().anyMatch(type -> type.contains("json"));
        return answer.status() >= 400 && !json;
    }
}
