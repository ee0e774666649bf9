package ee.cdoc2.css.persistence;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** What a driver says is the matter, in the five characters of an SQLState (SQL:2016, part 2, clause 24). */
public enum SqlState {
    /** A unique key is taken; both databases have the same. */
    UNIQUE_VIOLATION("23505"),

    /** PostgreSQL's disk is full. */
    DISK_FULL("53100"),

    /** H2 does not read a file of this version ({@code FILE_VERSION_ERROR_1}). */
    FILE_VERSION("90048");

    /** A chain of causes may run in a circle. */
    private static final int MAX = 32;

    private final String code;

    SqlState(String code) {
        this.code = code;
    }

    /**
     * Whether a driver has said this. Pools and JPA providers wrap the driver's exception, each in its own way.
     *
     * @param failure any exception
     * @return whether it, or one of the first 32 in its chain of causes, is an {@link SQLException} with this state
     */
    public boolean isIn(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX)
                .anyMatch(cause -> cause instanceof SQLException sql && code.equals(sql.getSQLState()));
    }
}
