package ee.cdoc2.css.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.metrics.Metrics;
import ee.cdoc2.css.protocol.ProblemType;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.request.CallersIds;
import ee.cdoc2.css.request.Operation;
import ee.cdoc2.css.request.RequestRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private final RequestRecord request = new RequestRecord();
    private final Metrics metrics = new Metrics(List::of, Clock.systemUTC());
    private final Logger logger = Logger.getLogger("ee.cdoc2.css.web");
    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            records.add(entry);
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private final Refusals refusals = TestRefusals.of(request, metrics);

    @BeforeEach
    void listen() {
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
        logger.setLevel(null);
        logger.setUseParentHandlers(true);
    }

    @Test
    void logsTheReasonWithTheIdThatTheClientIsTold() {
        Problem problem = refusals.refused(Denial.NONCE_SPENT);
        assertThat(records)
                .singleElement()
                .satisfies(
                        entry -> assertThat(line(entry)).isEqualTo("refused " + problem.instance() + ": NONCE_SPENT"));
    }

    /** As every server writes it. */
    private static String line(LogRecord entry) {
        return new SimpleFormatter().formatMessage(entry);
    }

    @Test
    void logsTheCallersIdsBesideItsOwn() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String callers = "c0ffee00-1111-4222-8333-444455556666";
        request.noteCallersIds(CallersIds.read(List.of("00-" + trace + "-00f067aa0ba902b7-01"), List.of(callers)));

        refusals.refused(Denial.NONCE_SPENT);

        assertThat(records).singleElement().satisfies(entry -> {
            assertThat(line(entry)).endsWith(": NONCE_SPENT, trace " + trace + ", X-Request-Id " + callers);
            assertThat(entry.getParameters())
                    .containsExactly(Map.of(
                            "http.request.id", request.id().toString(),
                            "trace.id", trace,
                            "labels.caller_request_id", callers));
        });
    }

    @Test
    void leavesTheLastOfTheDiskToWhoHasProvedToBeARecipient(@TempDir Path folder) throws IOException {
        Path audit = folder.resolve("audit.log");
        Refusals nearlyFull = TestRefusals.of(request, metrics, Optional.of(audit), Long.MAX_VALUE);
        request.noteOperation(Operation.RELEASE);

        nearlyFull.refused(Denial.SHARE_UNKNOWN);
        assertThat(audit).doesNotExist();
        assertThat(metrics.scrape())
                .contains("css_refusals_unrecorded_total 1.0", "css_denials_total{reason=\"share_unknown\"} 1.0");
        assertThat(records)
                .singleElement()
                .satisfies(entry -> assertThat(line(entry)).startsWith("Refusals are so many, or"));

        request.noteRecipient(RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow());
        nearlyFull.refused(Denial.RECIPIENT_DIFFERS);
        assertThat(audit).content().contains("RECIPIENT_DIFFERS").doesNotContain("SHARE_UNKNOWN");
    }

    @Test
    void tellsTheClientTheProblemAndNotTheReason() {
        assertThat(refusals.refused(Denial.NONCE_SPENT)).isEqualTo(Problem.of(ProblemType.NO_SUCH_SHARE, request));
    }

    @ParameterizedTest
    @CsvSource({
        "BODY_MALFORMED, FINE",
        "HEADERS_OVERLONG, FINE",
        "SIGNATURE_INVALID, INFO",
        "SHARE_UNKNOWN, INFO",
        "OCSP_UNREACHABLE, WARNING",
        "STORAGE_UNAVAILABLE, WARNING",
    })
    void logsAtALevelThatFitsWhoCanCauseTheRefusal(Denial reason, String level) {
        refusals.refused(reason);
        assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.parse(level));
    }

    @Test
    void countsTheReasons() {
        refusals.refused(Denial.NONCE_SPENT);
        refusals.refused(Denial.NONCE_SPENT);
        assertThat(metrics.scrape()).contains("css_denials_total{reason=\"nonce_spent\"} 2.0");
    }

    @Test
    void whatIsTooMuchForASourceIsCountedAndHasNoLineThatAnOperatorSees() {
        refusals.refused(Denial.TOO_MANY_FETCHES);
        assertThat(records).extracting(LogRecord::getLevel).containsExactly(Level.FINE);
        assertThat(metrics.scrape()).contains("css_denials_total{reason=\"too_many_fetches\"} 1.0");
    }

    @Test
    void ofManyRefusalsSomeHaveNoLineButAreCounted() {
        request.noteOperation(Operation.RELEASE);
        for (int i = 0; i < 700; i++) {
            refusals.refused(Denial.SIGNATURE_INVALID);
        }
        assertThat(records).hasSizeBetween(601, 610);
        assertThat(records)
                .filteredOn(entry -> entry.getLevel() == Level.WARNING)
                .singleElement()
                .satisfies(entry -> assertThat(line(entry)).startsWith("Refusals are so many"));
        assertThat(metrics.scrape())
                .contains("css_denials_total{reason=\"signature_invalid\"} 700.0")
                .doesNotContain("css_refusals_unrecorded_total 0.0");
    }

    @Test
    void logsFaultsWithoutTheirMessages() {
        refusals.failed(new IllegalStateException("48010010101"));
        assertThat(records).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(entry.getThrown()).isNull();
            assertThat(line(entry))
                    .startsWith(
                            "failed urn:uuid:" + request.id() + ": java.lang.IllegalStateException at RefusalsTest.")
                    .doesNotContain("48010010101");
        });
    }

    @Test
    void aFaultThatComesAgainIsCountedAndNotToldAgain() {
        for (int i = 0; i < 3; i++) {
            refusals.failed(new IllegalStateException("48010010101"));
        }
        assertThat(records).hasSize(3);
        assertThat(line(records.get(2)))
                .startsWith("failed urn:uuid:" + request.id() + ": as told at ")
                .endsWith(", 2 more since")
                .doesNotContain("IllegalStateException");
    }
}
