package ee.cdoc2.css.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.QueryTimeoutException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class PendingQuestionTest {
    private final List<Answer> asked = new ArrayList<>();
    private final PendingQuestion question = new PendingQuestion(this::ask);

    /** One whose time passes at once. */
    private static final class Answer extends CompletableFuture<Void> {
        @Override
        public Void get(long timeout, TimeUnit unit) throws TimeoutException {
            assertThat(unit.toSeconds(timeout)).isEqualTo(PendingQuestion.PATIENCE.toSeconds());
            if (!isDone()) {
                throw new TimeoutException();
            }
            return join();
        }
    }

    @Test
    void whileOneIsWithoutAnAnswerNoOtherIsAsked() {
        assertThatThrownBy(question::await).isInstanceOf(QueryTimeoutException.class);
        assertThatThrownBy(question::await).isInstanceOf(QueryTimeoutException.class);

        assertThat(asked).hasSize(1);
    }

    /** It may be that of a database of a minute ago. */
    @Test
    void anAnswerThatCameWhenNobodyWaitedIsNotTaken() {
        assertThatThrownBy(question::await).isInstanceOf(QueryTimeoutException.class);
        asked.get(0).complete(null);

        assertThatThrownBy(question::await).isInstanceOf(QueryTimeoutException.class);
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatFailedIsAskedAnew() {
        Iterator<CompletableFuture<Void>> answers = List.of(
                        CompletableFuture.<Void>failedFuture(new IllegalStateException()),
                        CompletableFuture.<Void>completedFuture(null))
                .iterator();
        PendingQuestion failsOnce = new PendingQuestion(answers::next);

        assertThatThrownBy(failsOnce::await).isInstanceOf(PersistenceException.class);
        assertThatCode(failsOnce::await).doesNotThrowAnyException();
    }

    private Future<Void> ask() {
        Answer answer = new Answer();
        asked.add(answer);
        return answer;
    }
}
