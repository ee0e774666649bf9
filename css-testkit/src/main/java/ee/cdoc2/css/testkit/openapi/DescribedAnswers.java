package ee.cdoc2.css.testkit.openapi;

import ee.cdoc2.css.testkit.wire.ExchangeListener;
import ee.cdoc2.css.testkit.wire.WireAnswer;
import java.util.List;
import java.util.Optional;

/**
 * Checks each answer against the API description, and throws an AssertionError if they differ.
 *
 * @param api the description
 * @param serverMayRefuse whether the application server itself may refuse these requests, before they reach the
 *        application. If so, an error answer without JSON is accepted, and so are further headers: Payara adds a challenge
 *        to the application's error page for a POST to j_security_check
 */
public record DescribedAnswers(ApiDescription api, boolean serverMayRefuse) implements ExchangeListener {

    @Override
    public void answered(byte[] request, WireAnswer answer) {
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
