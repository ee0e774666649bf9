package ee.cdoc2.css.it.client;

import java.time.Duration;

/**
 * What came of one request.
 *
 * @param node which node was asked, from 0
 * @param operation what for
 * @param begun when it was sent, as {@link System#nanoTime()} has it
 * @param ended when the answer was there, or the connection had failed
 * @param status of the answer; 0 if there was none
 */
public record Observation(int node, Operation operation, long begun, long ended, int status) {

    /** What a request is for. */
    public enum Operation {
        STORE,
        NONCE,
        RELEASE,
        READINESS
    }

    /** {@return how long it took} */
    public Duration took() {
        return Duration.ofNanos(ended - begun);
    }

    /** {@return whether it is about a share, and was not served} */
    public boolean isRefusal() {
        return operation != Operation.READINESS && (status == 503 || status == 0);
    }

    /** {@return whether the node said that it is ready} */
    public boolean saysReady() {
        return operation == Operation.READINESS && status == 200;
    }

    /** {@return whether the node said that it is not ready} */
    public boolean saysUnready() {
        return operation == Operation.READINESS && status == 503;
    }
}
