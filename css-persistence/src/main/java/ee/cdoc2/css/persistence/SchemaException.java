package ee.cdoc2.css.persistence;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The database's schema is not the one that this application works with; the application must not start. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * The schema is not the right one.
     *
     * @param message what is wrong and what the operator can do, in one sentence
     */
    SchemaException(String message) {
        super(message);
    }

    /**
     * The schema could not be read or migrated.
     *
     * @param message what was tried
     * @param cause   what the migration tool said
     */
    SchemaException(String message, Throwable cause) {
        super(message, cause);
    }

    /** {@return what is wrong, and what the tool and the database said about it, in one line for the operator} */
    public String reasons() {
        return Stream.iterate((Throwable) this, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .map(message -> message.strip().replaceAll("\\h*+\\R\\s*+", " "))
                .collect(Collectors.joining(": "));
    }
}
