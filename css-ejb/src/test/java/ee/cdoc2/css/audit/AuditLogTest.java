package ee.cdoc2.css.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ee.cdoc2.css.common.MonotonicClock;
import ee.cdoc2.css.denial.Denial;
import ee.cdoc2.css.denial.Denied;
import ee.cdoc2.css.persistence.ExpiredShare;
import ee.cdoc2.css.protocol.RecipientId;
import ee.cdoc2.css.protocol.ShareId;
import ee.cdoc2.css.request.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final UUID REQUEST = UUID.fromString("123e4567-e89b-42d3-a456-426614174000");
    private static final ShareId SHARE =
            ShareId.parse("0123456789abcdef0123456789abcdef").orElseThrow();
    private static final RecipientId RECIPIENT =
            RecipientId.parse("etsi/PNOEE-48010010101").orElseThrow();
    private static final Logger COMPLAINTS = Logger.getLogger("ee.cdoc2.css");

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-24T10:00:00.123456Z"), ZoneOffset.UTC);
    private final RecipientPseudonyms pseudonyms = new RecipientPseudonyms();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger alarms = new AtomicInteger();
    private final AuditLog log = new AuditLog(
            List.of((written, durable) -> written.forEach(line -> lines.add(durable + " " + line))),
            pseudonyms,
            clock,
            alarms::incrementAndGet);
    private final AuditLog broken = new AuditLog(
            List.of((written, durable) -> {
                throw new IOException("disk full");
            }),
            pseudonyms,
            clock,
            alarms::incrementAndGet);

    @BeforeEach
    void silence() {
        pseudonyms.useKey(new byte[32]);
        COMPLAINTS.setLevel(Level.OFF);
    }

    @AfterEach
    void endSilence() {
        COMPLAINTS.setLevel(null);
    }

    @Test
    void faultsThatComeAgainAreToldOnceAMinute() {
        List<String> told = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                told.add(String.valueOf(line.getParameters()[0]));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        COMPLAINTS.setLevel(null);
        COMPLAINTS.setUseParentHandlers(false);
        COMPLAINTS.addHandler(handler);
        try {
            for (int store = 0; store < 3; store++) {
                catchThrowableOfType(Denied.class, () -> broken.succeeds(REQUEST, Operation.STORE, SHARE, RECIPIENT));
            }
        } finally {
            COMPLAINTS.removeHandler(handler);
            COMPLAINTS.setUseParentHandlers(true);
        }

        assertThat(told).containsExactly("java.io.IOException: disk full");
        assertThat(alarms).hasValue(3);
    }

    @Test
    void aFileThatCannotBeOpenedIsNotThere(@TempDir Path folder) {
        assertThat(AuditLog.of(
                                Optional.of(folder.resolve("audit")),
                                pseudonyms,
                                clock,
                                MonotonicClock.system(),
                                () -> {})
                        .isThere())
                .isTrue();
        assertThat(AuditLog.of(Optional.of(folder), pseudonyms, clock, MonotonicClock.system(), () -> {})
                        .isThere())
                .isFalse();
        assertThat(log.isThere()).isTrue();
    }

    @Test
    void aReleaseIsOneLineThatIsOnDisk() {
        log.succeeds(REQUEST, Operation.RELEASE, SHARE, RECIPIENT);

        assertThat(lines)
                .containsExactly("true {\"time\":\"2026-11-24T10:00:00.123Z\",\"event\":\"release\","
                        + "\"outcome\":\"success\",\"reason\":null,\"shareId\":\"" + SHARE + "\","
                        + "\"recipient\":\""
                        + pseudonyms.of(RECIPIENT).orElseThrow() + "\","
                        + "\"requestId\":\"" + REQUEST + "\"}");
    }

    @Test
    void whatIsDeletedTogetherHasALineEachAndOneId() {
        log.expire(
                REQUEST,
                List.of(
                        new ExpiredShare(Optional.of(SHARE), Optional.of(RECIPIENT)),
                        new ExpiredShare(Optional.empty(), Optional.empty())));

        assertThat(lines)
                .containsExactly(
                        "true {\"time\":\"2026-11-24T10:00:00.123Z\",\"event\":\"expire\","
                                + "\"outcome\":\"success\",\"reason\":null,\"shareId\":\"" + SHARE + "\","
                                + "\"recipient\":\"" + pseudonyms.of(RECIPIENT).orElseThrow() + "\","
                                + "\"requestId\":\"" + REQUEST + "\"}",
                        "true {\"time\":\"2026-11-24T10:00:00.123Z\",\"event\":\"expire\","
                                + "\"outcome\":\"success\",\"reason\":null,\"shareId\":null,\"recipient\":null,"
                                + "\"requestId\":\"" + REQUEST + "\"}");
    }

    @Test
    void aRefusalIsOneLineWithItsReason() {
        log.denied(REQUEST, Operation.RELEASE, Optional.of(SHARE), Optional.of(RECIPIENT), Denial.NONCE_SPENT);

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"outcome\":\"denied\",\"reason\":\"NONCE_SPENT\"")
                .startsWith("false ");
    }

    @Test
    void whatTheServerCouldNotDoIsNoDenial() {
        log.denied(REQUEST, Operation.STORE, Optional.empty(), Optional.empty(), Denial.STORAGE_UNAVAILABLE);
        log.failed(REQUEST, Operation.STORE, Optional.empty(), Optional.empty());

        assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"outcome\":\"failed\""));
    }

    @Test
    void whatIsNotKnownIsNull() {
        log.denied(REQUEST, Operation.STORE, Optional.empty(), Optional.empty(), Denial.BODY_MALFORMED);

        assertThat(lines).singleElement().asString().contains("\"shareId\":null,\"recipient\":null");
    }

    @Test
    void whatConcernsNoShareIsNotRecorded() {
        log.denied(REQUEST, Operation.OTHER, Optional.empty(), Optional.empty(), Denial.HEADERS_OVERLONG);

        assertThat(lines).isEmpty();
    }

    @Test
    void aReleaseThatCannotBeRecordedIsRefused() {
        assertThat(catchThrowableOfType(
                                Denied.class, () -> broken.succeeds(REQUEST, Operation.RELEASE, SHARE, RECIPIENT))
                        .reason())
                .isEqualTo(Denial.AUDIT_UNAVAILABLE);
    }

    @Test
    void aRefusalThatCannotBeRecordedStaysARefusal() {
        assertThatCode(() -> broken.denied(
                        REQUEST, Operation.RELEASE, Optional.of(SHARE), Optional.of(RECIPIENT), Denial.NONCE_SPENT))
                .doesNotThrowAnyException();
        assertThat(alarms).hasValue(1);
    }
}
