package ee.cdoc2.css.ocsp;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A body that nobody wants to read, because the head of the response is wrong already. */
final class RefusedBody implements BodySubscriber<byte[]> {
    private final CompletableFuture<byte[]> body;

    RefusedBody(StatusUndetermined why) {
        this.body = CompletableFuture.failedFuture(why);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // not wanted
    }

    @Override
    public void onError(Throwable fault) {
        // the first fault is the one that counts
    }

    @Override
    public void onComplete() {
        // an empty body: the fault stands
    }
}
