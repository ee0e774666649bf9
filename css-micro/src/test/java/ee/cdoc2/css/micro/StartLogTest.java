package ee.cdoc2.css.micro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class StartLogTest {
    private static final String SERVER = "javax.enterprise.system.core";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StartLog log = new StartLog(new PrintStream(printed, true, UTF_8), false, LogFormat.TEXT);

    @Test
    void keepsQuietUntilTheStartHasSucceeded() {
        log.publish(message(Level.WARNING, SERVER, "first", null));
        assertThat(printed.toString(UTF_8)).isEmpty();

        log.release();
        log.publish(message(Level.WARNING, SERVER, "second", null));
        assertThat(printed.toString(UTF_8).lines()).hasSize(2);
    }

    @Test
    void printsWhatItKeptWhenTheProcessEndsEarly() {
        log.publish(message(Level.SEVERE, SERVER, "why", null));

        log.close();

        assertThat(printed.toString(UTF_8)).contains("SEVERE " + SERVER + ": why");
    }

    @Test
    void forgetsWhatItKeptOnceTheReasonIsKnown() {
        log.publish(message(Level.SEVERE, SERVER, "noise", null));

        log.forget();
        log.close();

        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void drawsTheApplicationsFaultsOutOfTheServersNoise() {
        log.publish(
                message(Level.SEVERE, "ee.cdoc2.css.application.ApplicationStart", "css.base-urls: is missing", null));
        log.publish(message(
                Level.SEVERE, "ee.cdoc2.css.application.ApplicationStart", "css.trust.anchors: is missing", null));
        log.publish(message(
                Level.SEVERE, SERVER, "deployment failed", new IllegalStateException(new OursException("twice"))));

        assertThat(log.applicationFaults())
                .containsExactly("css.base-urls: is missing", "css.trust.anchors: is missing");
    }

    @Test
    void takesTheApplicationsExceptionWhereItSaidNothing() {
        Throwable ours = new OursException("the schema is newer", new IllegalStateException("version 7"));
        log.publish(message(Level.SEVERE, SERVER, "deployment failed", new IllegalStateException(ours)));
        log.publish(message(Level.SEVERE, SERVER, "and once more", new IllegalStateException(ours)));

        assertThat(log.applicationFaults()).containsExactly("the schema is newer: version 7");
    }

    @Test
    void findsNoFaultOfTheApplicationInOthersFailures() {
        log.publish(message(Level.SEVERE, SERVER, "broken", new IllegalStateException("inside")));
        log.publish(message(Level.INFO, "ee.cdoc2.css.application.ApplicationStart", "CSS is up", null));

        assertThat(log.applicationFaults()).isEmpty();
    }

    @Test
    void findsTheDatabasesOwnWords() {
        Throwable failure = new IllegalStateException(new SQLException("pool", new SQLException("connection refused")));
        log.publish(message(Level.SEVERE, SERVER, "no persistence unit", failure));

        assertThat(log.databaseFaults()).containsExactly("the database can't be used: connection refused");
    }

    @Test
    void findsSettingsThatTheServerRefused() {
        log.publish(
                message(Level.INFO, "fish.payara.boot.runtime.BootCommand", "Boot Command set returned SUCCESS", null));
        log.publish(message(
                Level.WARNING, "fish.payara.boot.runtime.BootCommand", "Boot Command set failed no such key", null));

        assertThat(log.refusedSettings())
                .containsExactly("the server refuses a setting: Boot Command set failed no such key");
    }

    @Test
    void letsNoMessageForgeALine() {
        assertThat(new LogLine()
                        .format(message(Level.WARNING, SERVER, "a\r\nb\u0085c\u2028", null))
                        .lines())
                .hasSize(1)
                .first()
                .asString()
                .endsWith(": a\\u000d\\u000ab\\u0085c\\u2028");
    }

    @Test
    void makesTheServerShortOnceItRuns() {
        log.release();
        for (int i = 0; i < 10; i++) {
            log.publish(message(Level.SEVERE, SERVER, "broken\nat " + "x".repeat(40_000), deep()));
        }
        log.publish(message(Level.INFO, "ee.cdoc2.css.web", "said once", null));
        log.publish(message(Level.INFO, "ee.cdoc2.css.web", "said once", null));
        log.close();

        assertThat(printed.toString(UTF_8).lines()).hasSize(4);
        assertThat(printed.toString(UTF_8))
                .hasSizeLessThan(1024)
                .contains("SEVERE " + SERVER + ": broken [java.lang.IllegalStateException at StartLogTest.deep:")
                .contains("9 more like the one of ")
                .doesNotContain("inside");
    }

    @Test
    void leavesTheServerAloneWhereDetailsAreAskedFor() {
        StartLog detailed = new StartLog(new PrintStream(printed, true, UTF_8), true, LogFormat.TEXT);
        detailed.release();
        detailed.publish(message(Level.SEVERE, SERVER, "broken", deep()));
        detailed.publish(message(Level.SEVERE, SERVER, "broken", deep()));

        assertThat(printed.toString(UTF_8)).containsPattern("(?s)inside.*inside");
    }

    @Test
    void makesTheServerShortInJsonToo() {
        StartLog json = new StartLog(new PrintStream(printed, true, UTF_8), false, LogFormat.JSON);
        json.release();
        for (int i = 0; i < 10; i++) {
            json.publish(message(Level.SEVERE, SERVER, "broken\nat " + "x".repeat(40_000), deep()));
        }
        json.close();

        assertThat(printed.toString(UTF_8).lines())
                .satisfiesExactly(
                        first -> assertThat(
                                        JsonLineTest.read(first).text("message").orElseThrow())
                                .startsWith("broken [java.lang.IllegalStateException at StartLogTest.deep:"),
                        last -> assertThat(
                                        JsonLineTest.read(last).text("message").orElseThrow())
                                .startsWith("9 more like the one of "));
    }

    @Test
    void tellsTheWholeOfAFailedStart() {
        log.publish(message(Level.SEVERE, SERVER, "broken", deep()));
        log.release();

        assertThat(printed.toString(UTF_8)).contains("java.lang.IllegalStateException: inside");
    }

    private static IllegalStateException deep() {
        return new IllegalStateException("inside", new IllegalArgumentException("inside"));
    }

    private static LogRecord message(Level level, String logger, String text, Throwable thrown) {
        LogRecord record = new LogRecord(level, text);
        record.setLoggerName(logger);
        record.setThrown(thrown);
        return record;
    }

    private static final class OursException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OursException(String message) {
            super(message);
        }

        OursException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
