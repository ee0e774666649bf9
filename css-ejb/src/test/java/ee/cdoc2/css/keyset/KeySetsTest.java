package ee.cdoc2.css.keyset;

import static org.assertj.core.api.Assertions.assertThat;

import ee.cdoc2.css.common.MonotonicClock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the operator is told at each start (section 8, 4). */
class KeySetsTest {
    private static final Logger LOGGER = Logger.getLogger(KeySets.class.getName());

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(listener);
    }

    @AfterEach
    void stop() {
        LOGGER.removeHandler(listener);
    }

    @Test
    void publishedKeysThatAreAdmittedAreWarnedOf() {
        start(PublishedKeys.ADMITTED);
        start(PublishedKeys.ADMITTED);

        assertThat(logged)
                .hasSize(2)
                .allMatch(line -> line.startsWith("WARNING css.keys.published-test-keys is true: "));
    }

    @Test
    void otherwiseThereIsNothingToTell() {
        start(PublishedKeys.REFUSED);

        assertThat(logged).isEmpty();
    }

    private static void start(PublishedKeys published) {
        KeySets.of(
                new KeySetSettings(
                        Map.of(),
                        new KeySetConnection(Set.of(), false, KeySetConnection.DEFAULT_LIMITS),
                        KeySetTimes.defaults(),
                        published),
                Clock.systemUTC(),
                MonotonicClock.system());
    }
}
