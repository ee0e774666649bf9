package ee.cdoc2.css.client;

import java.util.Objects;
import java.util.Optional;

/**
 * The journey, or a command, cannot go on. The message says what failed and why, the advice what a person can do.
 * Neither holds a share, a ticket, a certificate's names, or a personal code.
 */
public class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Failure failure;
    private final String server;
    private final String advice;

    /**
     * A failure that is not one server's.
     *
     * @param failure the kind
     * @param message what failed, and why: a sentence
     * @param advice  what to do: a sentence
     */
    public ClientException(Failure failure, String message, String advice) {
        this(failure, null, message, advice);
    }

    /**
     * A failure of one server, or nobody's.
     *
     * @param failure the kind
     * @param server  the server's identifier in the list, or null
     * @param message what failed, and why: a sentence
     * @param advice  what to do: a sentence
     */
    public ClientException(Failure failure, String server, String message, String advice) {
        super(Objects.requireNonNull(message));
        this.failure = Objects.requireNonNull(failure);
        this.server = server;
        this.advice = Objects.requireNonNull(advice);
    }

    /** {@return the kind of failure} */
    public Failure failure() {
        return failure;
    }

    /** {@return the identifier of the server that failed} */
    public Optional<String> server() {
        return Optional.ofNullable(server);
    }

    /** {@return what the user can do} */
    public String advice() {
        return advice;
    }
}
