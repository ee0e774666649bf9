package ee.cdoc2.css.remote;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The body of a response, up to a size. What is too large, or not wanted because of its headers, is not read: the
 * connection ends there. So it does at the last byte of a body that says its length: a connection that nobody uses may
 * end unseen, and the next question would wait for an answer on it in vain.
 */
final class AnswerBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int maxBytes;
    private final OptionalLong length;
    private Flow.Subscription subscription;

    private AnswerBody(int maxBytes, OptionalLong length) {
        this.maxBytes = maxBytes;
        this.length = length;
    }

    /**
     * {@return a body that is read}
     *
     * @param maxBytes its greatest size
     * @param length   its size, if the headers say so
     */
    static AnswerBody of(int maxBytes, OptionalLong length) {
        return new AnswerBody(maxBytes, length);
    }

    /** {@return the body of a response whose headers are refused} */
    static AnswerBody refused(NoAnswer why) {
        AnswerBody refused = new AnswerBody(0, OptionalLong.empty());
        refused.body.completeExceptionally(why);
        return refused;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        if (body.isDone()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (buffer.remaining() > maxBytes - bytes.size()) {
                subscription.cancel();
                body.completeExceptionally(NoAnswer.refused("the answer is too large"));
                return;
            }
            byte[] some = new byte[buffer.remaining()];
            buffer.get(some);
            bytes.write(some, 0, some.length);
        }
        if (length.isPresent() && bytes.size() == length.getAsLong()) {
            subscription.cancel();
            body.complete(bytes.toByteArray());
        }
    }

    // whatever completes the body first counts: what comes later changes nothing

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
