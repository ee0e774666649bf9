package ee.cdoc2.css.failure;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The chain of causes of an exception. */
public final class Causes {
    /** A chain may run in a circle; one that is longer says nothing more. */
    private static final int MAX = 32;

    private Causes() {}

    /** {@return the exception itself, its cause, the cause of that, and so on; 32 at most} */
    public static Stream<Throwable> of(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).limit(MAX);
    }

    /**
     * {@return the first exception of a type in the chain}
     *
     * @param <T>    the type
     * @param type   of which the exception is to be
     * @param thrown where the chain begins
     */
    public static <T extends Throwable> Optional<T> first(Class<T> type, Throwable thrown) {
        return of(thrown).filter(type::isInstance).map(type::cast).findFirst();
    }

    /**
     * {@return the types in the chain, for the log, as in {@code A < B < C[SQLState 23505]}} Not the messages: a driver
     * may quote the values of a statement in them.
     */
    public static String types(Throwable thrown) {
        return of(thrown)
                .map(cause -> cause.getClass().getName()
                        + (cause instanceof SQLException sql ? "[SQLState " + sql.getSQLState() + "]" : ""))
                .collect(Collectors.joining(" < "));
    }
}
