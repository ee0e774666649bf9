package ee.cdoc2.css.container;

import java.util.Objects;

/**
 * A container cannot be opened or made. The message is one sentence for a person; it holds no key, no share, no recipient id and
 * no key label. A name of a file from inside of a container is in it only as far as it is harmless to show.
 */
public class ContainerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ContainerFault fault;

    /**
     * Nothing of the container has been kept.
     *
     * @param fault   the kind
     * @param message what is wrong: a sentence
     */
    public ContainerException(ContainerFault fault, String message) {
        super(Objects.requireNonNull(message));
        this.fault = Objects.requireNonNull(fault);
    }

    /**
     * The same, because of another failure.
     *
     * @param fault   the kind
     * @param message what is wrong: a sentence
     * @param cause   what the library or the file system said
     */
    public ContainerException(ContainerFault fault, String message, Throwable cause) {
        super(Objects.requireNonNull(message), cause);
        this.fault = Objects.requireNonNull(fault);
    }

    /** {@return the kind of fault} */
    public ContainerFault fault() {
        return fault;
    }
}
