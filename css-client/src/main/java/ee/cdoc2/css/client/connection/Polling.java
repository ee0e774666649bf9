package ee.cdoc2.css.client.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again and again whether a person has signed. A server answers late or at once, as it likes: the questions are counted.
 *
 * @param sleeper waits between two questions
 */
record Polling(Timeouts.Sleeper sleeper) {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    /** Longer than Smart-ID and Mobile-ID wait for a person. */
    private static final int QUESTIONS = 150;

    /**
     * Asks until there is an answer.
     *
     * @param question gives nothing while the person has not decided
     * @return the answer; nothing when there was none in time
     */
    <T> Optional<T> ask(Supplier<Optional<T>> question) {
        for (int asked = 0; asked < QUESTIONS; asked++) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer;
            }
            sleeper.sleep(PAUSE);
        }
        return Optional.empty();
    }
}
