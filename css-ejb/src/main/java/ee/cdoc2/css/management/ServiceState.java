package ee.cdoc2.css.management;

import jakarta.enterprise.context.ApplicationScoped;

/** Whether this node serves. Kept in memory: a restarted node serves. */
@ApplicationScoped
public class ServiceState {
    /** What a node does with requests for shares. */
    public enum State {
        /** Answers them, and says that it is ready. */
        SERVING,
        /**
         * Still answers them, but says that it is not ready, and closes the connection after each answer. Load
         * balancers and clients go to other nodes, and this one can be stopped.
         */
        DRAINING,
        /** Refuses them (503), and says that it is not ready. */
        MAINTENANCE
    }

    private volatile State state = State.SERVING;

    /** {@return what this node does now} */
    public State state() {
        return state;
    }

    /** Changes what this node does. */
    void become(State next) {
        state = next;
    }
}
