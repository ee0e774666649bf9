package ee.cdoc2.css.client.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ByteProgressTest {
    private final StringWriter shown = new StringWriter();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);

    @Test
    void aLineFiveTimesASecondThatIsRemovedAtTheEnd() {
        try (ByteProgress progress = progress(OptionalLong.of(10_000_000_000L))) {
            progress.add(1_000_000);
            isShown("");
            later(199);
            progress.add(1_000_000);
            isShown("");
            later(1);
            progress.add(2_998_000_000L);
            isShown("\rEncrypting: 3000.0 of 10000.0 MB, 30 %\r");
            progress.add(1_000_000);
            isShown("");
        }
        isShown("\r" + " ".repeat("Encrypting: 3000.0 of 10000.0 MB, 30 %".length()) + "\r");
    }

    @Test
    void withoutATotalOnlyWhatIsDone() {
        ByteProgress progress = progress(OptionalLong.empty());
        later(200);
        progress.add(1_500_000);
        isShown("\rEncrypting: 1.5 MB\r");
        progress.close();
        shown.getBuffer().setLength(0);
        later(200);
        progress.add(1);
        isShown("");
    }

    @Test
    void emptyFilesHaveNoPercentage() {
        ByteProgress progress = progress(OptionalLong.of(0));
        later(200);
        progress.add(0);
        isShown("\rEncrypting: 0.0 MB\r");
    }

    @Test
    void nothingOfWhatTakesNoTime() {
        try (ByteProgress progress = progress(OptionalLong.of(5))) {
            progress.add(5);
        }
        isShown("");
    }

    @Test
    void whatIsReadIsCounted() throws IOException {
        ByteProgress progress = progress(OptionalLong.of(4));
        InputStream stream = progress.counting(new ByteArrayInputStream(new byte[4]));
        assertThat(stream.read()).isZero();
        later(200);
        assertThat(stream.readNBytes(2)).hasSize(2);
        isShown("\rEncrypting: 0.0 of 0.0 MB, 75 %\r");
        later(200);
        assertThat(stream.read()).isZero();
        isShown("\rEncrypting: 0.0 of 0.0 MB, 100 %\r");
        later(200);
        assertThat(stream.read()).isEqualTo(-1);
        isShown("\rEncrypting: 0.0 of 0.0 MB, 100 %\r");
    }

    private ByteProgress progress(OptionalLong total) {
        return new ByteProgress(Optional.of(new PrintWriter(shown)), "Encrypting", total, nanos::get);
    }

    private void later(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private void isShown(String text) {
        assertThat(shown).hasToString(text);
        shown.getBuffer().setLength(0);
    }
}
