package ee.cdoc2.css.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.request.RequestRecord;
import ee.cdoc2.css.testkit.vectors.Expectation;
import ee.cdoc2.css.testkit.vectors.TicketVector;
import ee.cdoc2.css.testkit.vectors.Vectors;
import ee.cdoc2.css.trust.Outcome;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole attack list of testdata/vectors against the checks: what they let pass, and why they refuse the rest. */
class TicketVectorsTest {
    /** The database and the responder refuse these, and both are asked later. */
    private static final Set<Denial> LATER =
            EnumSet.of(Denial.NONCE_SPENT, Denial.RECIPIENT_DIFFERS, Denial.OCSP_RESPONDER_NOT_ALLOWED);

    private final RequestRecord record = new RequestRecord();
    private final AtomicInteger statusAsked = new AtomicInteger();
    private final RecipientAuthenticator authenticator =
            TestServer.authenticator(issued -> statusAsked.incrementAndGet(), record);

    static Stream<TicketVector> plainVectors() {
        return Vectors.ofRepository().tickets().stream()
                .filter(TestServer::isPlain)
                // css-web refuses these before anything is checked
                .filter(vector -> !vector.expectation().denial().equals(Optional.of("TICKET_HEADER_MALFORMED")));
    }

    /** All that is to be seen of one check in one test: to check hundreds of tickets again takes seconds. */
    @ParameterizedTest
    @MethodSource("plainVectors")
    void checksDoAsTheVectorSays(TicketVector vector) {
        Optional<Denial> outcome =
                Outcome.of(() -> authenticator.authenticate(TestServer.SHARE, TestServer.credentials(vector)));

        assertThat(outcome)
                .as("%s, which expects %s", vector, vector.expectation())
                .satisfies(actual ->
                        assertThat(meets(vector.expectation(), actual)).isTrue());
        boolean passed = outcome.isEmpty();
        assertThat(statusAsked)
                .as("status is asked when everything else has passed")
                .hasValue(passed ? 1 : 0);
        assertThat(record.recipient().isPresent())
                .as("the audit log hears of a recipient")
                .isEqualTo(passed);
    }

    private static boolean meets(Expectation expectation, Optional<Denial> outcome) {
        if (expectation.denial().isPresent()) {
            Denial expected = Denial.valueOf(expectation.denial().get());
            return LATER.contains(expected) ? outcome.isEmpty() : outcome.equals(Optional.of(expected));
        }
        // a vector that leaves the reason open still says the status
        return outcome.isEmpty()
                ? expectation.accepted()
                : expectation.allows(
                        outcome.map(Denial::problem).map(ProblemType::status).orElseThrow());
    }
}
