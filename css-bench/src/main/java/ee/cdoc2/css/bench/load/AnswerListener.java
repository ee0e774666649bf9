package ee.cdoc2.css.bench.load;

import ee.cdoc2.css.testkit.wire.WireAnswer;

/** Is told of each answer with the expected status, by the thread of the client that received it. */
@FunctionalInterface
public interface AnswerListener {
    /** Nobody wants the answers. */
    AnswerListener NONE = (index, answer) -> {};

    /**
     * Called for one answer.
     *
     * @param index of its request
     */
    void answered(int index, WireAnswer answer);
}
